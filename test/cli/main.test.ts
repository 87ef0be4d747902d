/** The commands as their users meet them: what they print, where, and how they end (record.md, Commands). */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRecord } from '../../src/record/index.ts';
import { htmlLayouts } from '../layouts/html.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { programPath, runProgram, type Ran } from './run-program.ts';

let home = '';
const run = (args: readonly string[], env: { [name: string]: string } = {}): Promise<Ran> =>
  runProgram(args, { cwd: home, env });
const lines = (text: string): string[] => text.split('\n').slice(0, -1);
const records = (ran: Ran) => lines(ran.out).map((line) => parseRecord(JSON.parse(line)));

/** A report that adds up, and one whose total of new requests does not. */
function page(year: number, cells: Readonly<{ [code: string]: number }>): Uint8Array {
  const [layout] = htmlLayouts;
  if (layout === undefined) throw new Error('there is no HTML layout');
  return layout.render(reportOf('ogi-2021', cells, { year }), noTraps);
}
const good = {
  'requests.received.natural_person': 5,
  'requests.received.total': 5,
  'requests.outcome.granted.natural_person': 5,
  'requests.outcome.granted.total': 5,
  'requests.outcome.total.natural_person': 5,
  'requests.outcome.total.total': 5,
};

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gongkai-'));
  mkdirSync(join(home, 'reports'));
  mkdirSync(join(home, 'empty'));
  writeFileSync(join(home, 'reports', 'b-good.html'), page(2023, good));
  writeFileSync(join(home, 'reports', 'a-bad.html'), page(2022, { ...good, 'requests.received.total': 6 }));
  writeFileSync(join(home, 'reports', '.hidden.html'), page(2023, good));
});
afterAll(() => rmSync(home, { recursive: true }));

describe('parse', () => {
  it('prints one record a line, in byte order of path, and nothing else', async () => {
    const ran = await run(['parse', 'reports']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(records(ran).map((record) => [record.file, record.status])).toEqual([
      ['reports/a-bad.html', 'parsed'],
      ['reports/b-good.html', 'parsed'],
    ]);
  });
  it('gives a line for a path that does not exist, and harms no other', async () => {
    const ran = await run(['parse', 'gone.html', 'reports/b-good.html'], { LC_ALL: 'zh_CN.UTF-8' });
    expect(ran.code).toBe(1);
    const [gone, other] = records(ran);
    expect(gone?.error).toEqual({
      code: 'file.not_found',
      message: 'gone.html: there is no such file or folder. Check the path.',
    });
    expect(other?.status).toBe('parsed');
  });
  it('gives no line for an empty folder, but a sentence', async () => {
    expect(await run(['parse', 'empty'])).toEqual({
      code: 0,
      out: '',
      err: 'empty: no documents in this folder.\n',
    });
  });
  it('gives the same bytes every time', async () => {
    expect((await run(['parse', 'reports'])).out).toBe((await run(['parse', 'reports'])).out);
  });
});

describe('show', () => {
  it('shows the tables, with the cells in question marked', async () => {
    const ran = await run(['show', 'reports/a-bad.html', '--lang', 'zh']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('余姚市综合行政执法局 2022');
    expect(ran.out).toMatch(/本年新收政府信息公开申请数量.* 6!/u);
    expect(ran.out).not.toContain('\u001b');
  });
  it('shows records that parse printed just as it shows their documents', async () => {
    writeFileSync(join(home, 'records.ndjson'), (await run(['parse', 'reports'])).out);
    expect((await run(['show', 'records.ndjson'])).out).toBe((await run(['show', 'reports'])).out);
  });
  it('prints the record with --json', async () => {
    expect((await run(['show', 'reports/a-bad.html', '--json'])).out).toBe(
      (await run(['parse', 'reports/a-bad.html'])).out,
    );
  });
  it('ends with 1 where it could not open something', async () => {
    const ran = await run(['show', 'gone.html']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('there is no such file');
  });
});

describe('check', () => {
  it('prints findings as JSON where nobody looks', async () => {
    const ran = await run(['check', 'reports', '--severity', 'error']);
    expect(ran.code).toBe(0);
    const rules = lines(ran.out).map((line) => (JSON.parse(line) as { rule: string }).rule);
    expect(rules).toContain('requests.applicant_sum');
  });
  it('ends with 3 where there is what it was told to fail on', async () => {
    expect((await run(['check', 'reports/a-bad.html', '--fail-on', 'error'])).code).toBe(3);
    expect((await run(['check', 'reports/b-good.html', '--fail-on', 'error'])).code).toBe(0);
  });
  it('does not pass a document that it could not open', async () => {
    const ran = await run(['check', 'gone.html', '--fail-on', 'error']);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('gone.html');
  });
  it('keeps to the rules asked for', async () => {
    const ran = await run(['check', 'reports', '--rule', 'requests.applicant_sum']);
    expect(lines(ran.out).length).toBe(1);
  });
  it('refuses a rule that there is not', async () => {
    expect(await run(['check', 'reports', '--rule', 'no.such'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('build', () => {
  it('writes a dataset that check and show read again', async () => {
    expect((await run(['build', 'reports', '--out', 'made'])).code).toBe(0);
    expect(existsSync(join(home, 'made', 'dataset', 'reports.csv'))).toBe(true);
    const severity = ['--severity', 'error'];
    expect((await run(['check', 'made/dataset', ...severity])).out).toBe(
      (await run(['check', 'reports', ...severity])).out,
    );
    const [first] = records(await run(['parse', 'reports']));
    const shown = await run(['show', first?.report?.id ?? '', '--dataset', 'made/dataset']);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('余姚市综合行政执法局 2022');
  }, 120_000);
  it('says that a folder cannot be written', async () => {
    const ran = await run(['build', 'reports', '--out', 'reports/a-bad.html']);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('--out');
  });
});

describe('run', () => {
  it('says what it read, what does not add up, and where to look', async () => {
    const ran = await run(['run', '--samples', 'reports', '--out', 'ran']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('reports/a-bad.html');
    expect(ran.out).toContain('requests.applicant_sum');
    expect(ran.out).toContain('npx gongkai show reports/a-bad.html');
    expect(existsSync(join(home, 'ran', 'dataset', 'reports.csv'))).toBe(true);
  });
});

describe('the program', () => {
  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
  it('prints help on standard output', async () => {
    const ran = await run(['--help']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('gongkai parse report.html');
  });
  it.each(['C', 'zh_CN.UTF-8'])(
    'ends with 2 where it is misused, and says how in the language of %s',
    async (LC_ALL) => {
      const ran = await run(['parse', '--frobnicate', 'a'], { LC_ALL });
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toContain(
        LC_ALL === 'C' ? 'Unknown option: --frobnicate.' : '没有这个选项：--frobnicate。',
      );
      expect(ran.err).toContain('gongkai parse --help');
    },
  );
  it('ends quietly when nobody reads on', async () => {
    const child = spawn(
      '/bin/sh',
      ['-c', `"$0" "$1" parse reports reports reports | head -c 1`, process.execPath, programPath],
      {
        cwd: home,
      },
    );
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
  });
  it('ends with 130 when interrupted', async () => {
    // Far more documents than it can read before the signal comes: once the first is printed, it is at work.
    const many = Array<string>(5000).fill('reports');
    const child = spawn(process.execPath, [programPath, 'parse', ...many], { cwd: home });
    child.stdout.once('data', () => child.kill('SIGINT'));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
  });
});
