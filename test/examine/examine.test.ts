/** Bytes to record: what the one path gives for documents of every sort. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveTextPlace } from '../../src/documents/index.ts';
import { openHtmlSource } from '../../src/documents/html/resolve-place.ts';
import { examine } from '../../src/examine/index.ts';
import { recordSchema, type Record } from '../../src/record/index.ts';
import { layoutNamed, layouts } from '../layouts/layouts.ts';
import { chooser } from '../layouts/random.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { documentsOf } from '../reading/documents-of.ts';
import { damage, htmlMutations, textMutations } from '../reading/mutations.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = layoutNamed('html with spans');
const report = reportOf('ogi-2021', {}, { agency: '厦门市人力资源和社会保障局', year: 2023 });

/** Documents of every layout, whole and damaged. */
const samples = layouts.flatMap((layout) => {
  const mutations = Object.values(layout.kind === 'html' ? htmlMutations : textMutations);
  return fc
    .sample(fc.tuple(documentsOf(layout, 'hostile'), fc.nat()), { numRuns: 3, seed: 5 })
    .map(([d, by], i) => {
      const rendered = layout.render(d.report, d.variation);
      const mutation = mutations[by % mutations.length];
      if (i === 0 || mutation === undefined || layout.name.includes('GB'))
        return { layout, source: rendered };
      return { layout, source: bytes(damage(new TextDecoder().decode(rendered), mutation, by)) };
    });
});

describe('a record', () => {
  it('names the report by agency and year where both are known', async () => {
    const record = await examine(plain.render(report, noTraps), { file: 'a.html' });
    expect(record.report?.id).toBe('350200-rsj-2023');
    expect(record.report?.agency).toEqual({
      id: '350200-rsj',
      name: '厦门市人力资源和社会保障局',
      basis: 'printed',
      region: '350200',
    });
  });

  it('takes the name from the entry of the source only where none is printed', async () => {
    const agency = { id: null, name: '泗洪县民政局', region: '321324' };
    const printed = await examine(plain.render(report, noTraps), { file: 'a.html', agency });
    expect(printed.report?.agency.basis).toBe('printed');
    const untitled =
      '<p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>';
    const given = await examine(bytes(untitled), { file: 'a.html', agency });
    expect([given.report?.agency.basis, given.report?.agency.name]).toEqual(['source', '泗洪县民政局']);
    const none = await examine(bytes(untitled), { file: 'a.html' });
    expect(none.report?.agency).toEqual({ id: null, name: null, basis: null, region: null });
  });

  it('is named by its bytes where the agency or the year is not known', async () => {
    const record = await examine(
      bytes('<p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>'),
      { file: 'a' },
    );
    expect(record.report?.id).toMatch(/^x-[0-9a-f]{12}$/);
    expect(record.report?.source.sha256.startsWith(record.report.id.slice(2))).toBe(true);
  });

  it('holds no report of what is none', async () => {
    const record = await examine(bytes('<h1>通知公告</h1><p>关于召开会议的通知。</p>'), { file: 'a' });
    expect(record).toMatchObject({
      status: 'not_a_report',
      report: null,
      findings: [],
      assessed: {},
      error: null,
    });
  });

  it('says in one sentence why a document could not be opened', async () => {
    const record = await examine(new Uint8Array(), { file: 'dir/empty.html' });
    expect(record).toMatchObject({ status: 'failed', report: null, findings: [] });
    expect(record.error?.message).toContain('dir/empty.html');
  });

  it('is the same for the same bytes, whatever was read before', async () => {
    for (const { source } of samples.slice(0, 30)) {
      const first = JSON.stringify(await examine(source, { file: 'x' }));
      expect(JSON.stringify(await examine(source, { file: 'x' }))).toBe(first);
    }
  });

  it('follows its schema, whole or damaged', async () => {
    for (const { layout, source } of samples) {
      const record: unknown = JSON.parse(JSON.stringify(await examine(source, { file: 'x' })));
      const parsed = recordSchema.safeParse(record);
      expect([layout.name, parsed.error?.issues ?? []]).toEqual([layout.name, []]);
    }
  });

  it('has a finding id for each finding only once', async () => {
    for (const { layout, source } of samples) {
      const ids = (await examine(source, { file: 'x' })).findings.map(({ id }) => id);
      expect([layout.name, new Set(ids).size]).toEqual([layout.name, ids.length]);
    }
  });
});

const squeezed = (text: string | null): string | null => text?.replace(/\s+/gu, '') ?? null;

/** The cells whose place does not lead back to their text. */
function lostPlaces(record: Record, source: Uint8Array): string[] {
  const page = record.report?.source.media_type === 'text/html' ? openHtmlSource(source) : null;
  return Object.entries(record.report?.cells ?? {}).flatMap(([code, { at, raw, state }]) => {
    if (state === 'unreadable') return [];
    const found = 'path' in at ? page?.textAt(at) : 'line' in at ? resolveTextPlace(source, at) : undefined;
    return squeezed(found ?? null) === squeezed(raw) ? [] : [`${code}: "${raw}", there "${String(found)}"`];
  });
}

describe('places', () => {
  it('lead back to the text of every cell, in every layout', async () => {
    for (const { layout, source } of samples) {
      const record = await examine(source, { file: 'x' });
      expect([layout.name, lostPlaces(record, source)]).toEqual([layout.name, []]);
    }
  });
});

describe('hostile bytes', () => {
  const c = chooser(1);
  const many = (n: number, text: string): string => text.repeat(n);
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['random bytes', Uint8Array.from({ length: 200_000 }, () => c.below(256))],
    ['a million nested elements', bytes(many(1_000_000, '<div>'))],
    ['a table of a hundred thousand labels', bytes(`<table>${many(100_000, '<tr><td>规章<td>1<td>2<td>3')}`)],
    ['spans without end', bytes(`<table>${many(2000, '<tr><td rowspan=65534 colspan=1000>总计')}</table>`)],
    ['lines of nothing but pipes', bytes(many(100_000, '|||||||||||||\n'))],
    ['one line of a million digits', bytes(`二、主动公开政府信息情况\n规章 | ${many(1_000_000, '7')} |`)],
    ['half a million brackets', bytes(`<table><tr><td>规章</td><td>${many(500_000, '(')}</td></tr></table>`)],
    ['the pieces of a label over and over', bytes(many(50_000, '本\n年\n新\n收\n'))],
    ['heads over and over', bytes(many(20_000, '结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n'))],
    ['rows out of order over and over', bytes(many(20_000, '行政处罚\n1\n规章\n2\n(七)总计\n3\n'))],
  ];

  it.each(cases)('%s take seconds, not minutes, and give a record', async (_, source) => {
    // What the processor works: how busy the machine is must not decide.
    const before = process.cpuUsage();
    const record = await examine(source, { file: 'x' });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(20);
    expect(recordSchema.safeParse(JSON.parse(JSON.stringify(record))).error).toBeUndefined();
  });

  it('are cut anywhere without an exception', async () => {
    const whole = plain.render(report, noTraps);
    for (let i = 0; i < 60; i++) await examine(whole.slice(0, c.below(whole.length)), { file: 'x' });
  });
});
