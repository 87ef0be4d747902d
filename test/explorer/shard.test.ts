/** Shards and tables of text: what goes in comes out, whatever it is. */
import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { csvRows, csvText } from '../../src/explorer/csv.ts';
import { shardText } from '../../src/explorer/shard.ts';
import { agencyKeyOf, folderOf } from '../../src/explorer/site-keys.ts';
import { escapeHtml, plainText, webAddress } from '../../src/explorer/plain-text.ts';

/** What a page that has the shard gets. */
function taken(script: string): unknown {
  let got: unknown = null;
  runInNewContext(script, { gongkai: (_: string, json: string) => void (got = JSON.parse(json)) });
  return got;
}

describe('a shard', () => {
  it('gives back any data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(taken(shardText('a/x', data))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
  it('is a script whatever the text is, and never markup', () => {
    const text = "'); alert(1); ('</script><!-- \u2028\u2029 \\' ${x} `";
    const script = shardText('a/x', { __proto__x: text, t: text });
    expect(taken(script)).toEqual({ __proto__x: text, t: text });
    expect(script).not.toContain('<');
  });
  it('takes a key that names the prototype for a key', () => {
    expect(Object.keys(taken(shardText('a', JSON.parse('{"__proto__":{"a":1}}'))) as object)).toEqual([
      '__proto__',
    ]);
  });
});

describe('CSV', () => {
  it('is read back as it was written, but for what a spreadsheet would run', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const text = csvText(['a', 'b'], rows);
          const pieces = text.match(new RegExp(`[^]{1,${String(size)}}`, 'gu')) ?? [];
          const back: string[][] = [];
          for await (const row of csvRows(pieces)) back.push(row.map((field) => field ?? ''));
          const safe = (value: string): string =>
            /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(value) ? `'${value}` : value;
          expect(back.slice(1)).toEqual(rows.map((row) => row.map(safe)));
        },
      ),
    );
  });
  it('gives a spreadsheet no formula', () => {
    expect(csvText(['a'], [['=HYPERLINK("x")'], ['+1'], ['@x'], [-3]])).toBe(
      'a\n"\'=HYPERLINK(""x"")"\n\'+1\n\'@x\n-3\n',
    );
  });
});

describe('text of documents', () => {
  it('shows signs that would hide or turn round what stands beside them', () => {
    expect(plainText('a\u202Eb\u200Bc\u0000d\ne')).toBe('a\uFFFDb\uFFFDc\uFFFDd e');
  });
  it('is no markup in a page', () => {
    expect(escapeHtml('<a href="x">&\'')).not.toMatch(/[<>"']/);
  });
  it('becomes a link only where it is an address of the web', () => {
    expect(webAddress('https://a.gov.cn/x?y=1')).toBe('https://a.gov.cn/x?y=1');
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://a b',
      'https://a"x',
      null,
    ]) {
      expect(webAddress(bad)).toBeNull();
    }
  });
});

describe('ids', () => {
  it('lead from a report to its agency', () => {
    expect(agencyKeyOf('350200-rsj-2024')).toBe('350200-rsj');
    expect(agencyKeyOf('350200-rsj-2024-2')).toBe('350200-rsj');
    expect(agencyKeyOf('x-0123456789ab')).toBe('x-0123456789ab');
    expect(agencyKeyOf('x-2024')).toBe('x-2024');
    expect(folderOf('350200-rsj')).toBe('35');
    expect(folderOf('x-0123456789ab')).toBe('00');
  });
});
