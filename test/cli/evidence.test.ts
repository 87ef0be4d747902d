/** `gongkai show --evidence`: which pictures are made, where, and what is said where none can be. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marksOf } from '../../src/cli/evidence.ts';
import type { Cell } from '../../src/record/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { madeFinding, madeRecord, madeReport } from './made-record.ts';
import { runProgram, type Ran } from './run-program.ts';

let home = '';
const run = (...args: string[]): Promise<Ran> => runProgram(args, { cwd: home });

/** A report's table of appeals; its total of reconsiderations is `total`, where the parts sum to 3. */
function appeals(total: number): PdfPage {
  const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const xs = Array.from({ length: 16 }, (_, i) => 20 + 50 * i);
  const ys = [70, 95, 120, 145, 170];
  const page = new PdfPage(800, 300);
  page.text(100, 25, '余姚市综合行政执法局2023年政府信息公开工作年度报告', { size: 14 });
  page.text(20, 60, '四、政府信息公开行政复议、行政诉讼情况');
  for (const y of [70, 170]) page.line(20, y, 770, y);
  page.line(20, 95, 770, 95).line(270, 120, 770, 120).line(20, 145, 770, 145);
  for (const [i, x] of xs.entries())
    page.line(x, i % 5 === 0 ? (i === 10 ? 95 : 70) : i < 5 ? 95 : 120, x, 170);
  page.text(120, 86, '行政复议').text(480, 86, '行政诉讼');
  page.text(340, 111, '未经复议直接起诉').text(600, 111, '复议后起诉');
  // Row by row, as a browser prints it: the order in the file is the second reading.
  for (const at of xs.slice(0, 15).keys()) {
    page.text(24 + 50 * at, at < 5 ? 124 : 136, heads[at % 5] ?? '');
  }
  const values = [1, 1, 1, 0, total, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  page.cells(xs, ys.slice(3), [values.map(String)]);
  return page;
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gongkai-'));
  writeFileSync(join(home, 'bad.pdf'), writePdf([appeals(7)]));
  writeFileSync(join(home, 'locked.pdf'), writePdf([appeals(7)], { encrypted: true }));
  writeFileSync(
    join(home, 'page.html'),
    readFileSync(fileURLToPath(new URL('../../samples/html/320813-zf-2023.html', import.meta.url))),
  );
});
afterAll(() => rmSync(home, { recursive: true }));

describe('which cells are marked', () => {
  const cell = (top: number, state: Cell['state'] = 'reported'): Cell => ({
    raw: '1',
    state,
    number: 1,
    readings: ['grid', 'sequence'],
    confidence: 1,
    at: { page: 2, box: [0, top, 10, top + 5] },
  });
  const cells = { a: cell(1), b: cell(2), c: cell(3), d: cell(4, 'ambiguous'), e: cell(5) };
  const kindsOf = (...findings: Parameters<typeof madeFinding>[0][]) =>
    Object.fromEntries(
      marksOf(
        madeRecord(
          { ...madeReport('ogi-2021', {}), cells },
          { findings: findings.map((f) => madeFinding(f)) },
        ),
      ).map(({ box, kind }) => [box[1], kind]),
    );
  it('marks what a finding is about, what is related to it, and what is uncertain', () => {
    expect(kindsOf({ severity: 'error', codes: ['a', 'b'] })).toEqual({
      1: 'finding',
      2: 'related',
      4: 'uncertain',
    });
  });
  it('lets what a finding is about stay so where another only relates to it', () => {
    const findings = [
      { severity: 'error', codes: ['a', 'b'] },
      { severity: 'warning', codes: ['b', 'a'] },
    ] as const;
    expect(kindsOf(...findings)).toMatchObject({ 1: 'finding', 2: 'finding' });
  });
  it('marks nothing for a note, nor for a cell that is not there', () => {
    expect(kindsOf({ severity: 'info', codes: ['e'] }, { severity: 'error', codes: ['z'] })).toEqual({
      4: 'uncertain',
    });
  });
});

describe('show --evidence', () => {
  it('writes a picture of the page, named after the report, and prints its path alone', async () => {
    const ran = await run('show', 'bad.pdf', '--evidence', 'pictures');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^pictures\/[a-z0-9-]+-2023-p1\.png\n$/);
    const { width, height, data, channels } = decode(readFileSync(join(home, ran.out.trim())));
    expect([width, channels]).toEqual([1600, 3]);
    // The outline of a finding and that of what is related to it.
    const seen = new Set<string>();
    for (let at = 0; at < 3 * width * height; at += 3) seen.add(data.slice(at, at + 3).join());
    expect(seen).toContain('213,94,0');
    expect(seen).toContain('0,114,178');
  });
  it('draws from a record too, while the document is what it was', async () => {
    writeFileSync(join(home, 'bad.ndjson'), (await run('parse', 'bad.pdf')).out);
    expect(await run('show', 'bad.ndjson', '--evidence', 'again')).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(join(home, 'again'))).toHaveLength(1);
    writeFileSync(
      join(home, 'changed.ndjson'),
      readFileSync(join(home, 'bad.ndjson'), 'utf8').replace('bad.pdf', 'page.html'),
    );
    const changed = await run('show', 'changed.ndjson', '--evidence', 'never');
    expect(changed).toMatchObject({ code: 1, out: '' });
    expect(changed.err).toContain('has changed since');
    expect(existsSync(join(home, 'never'))).toBe(false);
  });
  it.each(['en', 'zh'])('says in %s that there are pictures of PDFs only', async (language) => {
    const ran = await run('show', 'page.html', '--evidence', 'never', '--lang', language);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(
      language === 'en' ? 'pictures can be made of PDFs only' : '目前只能为 PDF 生成图片',
    );
    expect(existsSync(join(home, 'never'))).toBe(false);
  });
  it('writes through no link that leads out of the folder', async () => {
    const [name = ''] = (await run('show', 'bad.pdf', '--evidence', 'first')).out.trim().split('/').slice(1);
    mkdirSync(join(home, 'trap'));
    symlinkSync(join(home, 'outside.png'), join(home, 'trap', name));
    const ran = await run('show', 'bad.pdf', '--evidence', 'trap');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('--evidence');
    expect(existsSync(join(home, 'outside.png'))).toBe(false);
  });
  it('says that it cannot be asked for together with JSON', async () => {
    expect((await run('show', 'bad.pdf', '--evidence', 'never', '--json')).code).toBe(2);
  });
});

describe('a document that cannot be opened', () => {
  it('is said in the reader’s language', async () => {
    const ran = await run('show', 'locked.pdf', '--evidence', 'never', '--lang', 'zh');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toBe('locked.pdf：这份 PDF 需要密码，请另存一份没有密码的再读取。\n');
    expect((await run('show', 'locked.pdf', '--evidence', 'never')).err).toMatch(/asks for a password/);
  });
});
