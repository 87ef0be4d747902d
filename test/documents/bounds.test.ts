/** Bounds of docs/threat-model.md that no test of a kind of document tries. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/archive/index.ts';
import { openDocument } from '../../src/documents/index.ts';
import { filesIn } from '../../src/documents/files-in.ts';

const page = (html: string): Uint8Array => Buffer.from(`<meta charset="utf-8">${html}`);

describe('a page', () => {
  it('leaves out tables beyond the bound, and says so', async () => {
    const bytes = page('<table><tr><td>甲<td>1</table>'.repeat(5));
    const whole = await openDocument(bytes, { file: 'a.html' });
    const cut = await openDocument(bytes, { file: 'a.html', limits: { tables: 3 } });
    const count = ({ blocks }: typeof whole): number => blocks.filter(({ kind }) => kind === 'table').length;
    expect([count(whole), count(cut)]).toEqual([5, 3]);
    expect(whole.notes).toEqual([]);
    expect(cut.notes.map(({ code }) => code)).toEqual(['limit.tables']);
  });

  it('leaves out paragraphs beyond the bound, and says so', async () => {
    const bytes = page('<p>甲</p>'.repeat(30));
    const cut = await openDocument(bytes, { file: 'a.html', limits: { blocks: 10 } });
    expect(cut.blocks.length).toBeLessThanOrEqual(10);
    expect(cut.notes.map(({ code }) => code)).toContain('limit.text');
  });
});

describe('a container', () => {
  it('unpacks no entry larger than the bound, and gives the others', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251);
    const zip = zipSync({ 'a.html': noise, 'b.html': noise.subarray(0, 1000) }, { level: 0 });
    const found: [string, string | null][] = [];
    for await (const { file, error } of filesIn(zip, 'z.zip', { limits: { entryBytes: 2000 } }))
      found.push([file, error?.code ?? null]);
    expect(found).toEqual([
      ['z.zip!/a.html', 'document.too_large'],
      ['z.zip!/b.html', null],
    ]);
  });
});

describe('an answer', () => {
  it('decodes no answer to more than the bound', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 7919) % 251);
    const body = gzipSync(noise);
    expect((await decodeBody(body, 'gzip', { bytes: 5000, ratio: 200 })).kind).toBe('body');
    expect((await decodeBody(body, 'gzip', { bytes: 4999, ratio: 200 })).kind).toBe('bomb');
  });
});
