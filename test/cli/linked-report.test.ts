/** A page that is no report but links one: the program says where the report may be, and the record says what it always says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineMany } from '../../src/work/index.ts';
import type { LinkedReport } from '../../src/examine/index.ts';
import { runProgram } from './run-program.ts';

const title = '泗洪县民政局2023年政府信息公开工作年度报告';
const page = (links: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${links}`;
const one = page(`<a href="./P0202401.pdf">${title}.pdf</a>`);
const many = page(
  [1, 2, 3, 4, 5].map((n) => `<p><a href="${String(n)}.ofd">附件${String(n)}</a></p>`).join(''),
);

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gongkai-'));
  writeFileSync(join(home, 'one.html'), one);
  writeFileSync(join(home, 'many.html'), many);
});
afterAll(() => rmSync(home, { recursive: true }));

describe('a page that only links its report', () => {
  it('is no report, and the program says which link may be it', async () => {
    const { code, out, err } = await runProgram(['parse', 'one.html'], {
      cwd: home,
      env: { LC_ALL: 'zh_CN.UTF-8' },
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'not_a_report', report: null, error: null });
    expect(err).toContain(
      `one.html：这一页只有链接，报告可能在：“${title}.pdf”（./P0202401.pdf）。请取得该文件后再读。`,
    );
  });

  it('is said to be so by show, too, in English, with three of five links', async () => {
    const { err } = await runProgram(['show', 'many.html', '--lang', 'en'], { cwd: home });
    expect(err).toContain(
      'many.html: this page only links what may be the report: “附件1” (1.ofd), “附件2” (2.ofd), “附件3” (3.ofd) and 2 more. Fetch that and read it.',
    );
  });

  it('is told of by threads as well', async () => {
    const linked: LinkedReport[] = [];
    const large = Buffer.from(`${one}<!--${'x'.repeat(300_000)}-->`);
    const inputs = [{ bytes: large, options: { file: 'large.html' } }];
    for await (const record of examineMany(inputs, { threads: 1, onLinked: (page) => linked.push(page) }))
      expect(record.status).toBe('not_a_report');
    expect(linked).toEqual([
      { file: 'large.html', attachments: [{ text: `${title}.pdf`, href: './P0202401.pdf' }] },
    ]);
  });
});
