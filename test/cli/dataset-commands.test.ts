/** `query`, `diff` and `verify` on the dataset of the samples, as a user calls them; and every example of the guide. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askDataset, QueryError } from '../../src/dataset/index.ts';
import { root } from '../../tools/readme-examples.ts';

// Each command is a process of its own; on a busy machine its start alone takes seconds.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let folder: string;

function gongkai(...args: string[]): { status: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
  });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

/** The rows of an answer, without a process of its own. */
function ask(sql: string): Promise<unknown[]> {
  return askDataset(join(folder, 'output/dataset'), sql, async ({ rows }) => {
    const all: unknown[] = [];
    for await (const row of rows) all.push(row);
    return all;
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-commands-'));
  cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true });
  const built = gongkai('build', 'samples', '--out', 'output', '--excel');
  expect(built.status, built.err).toBe(0);
  expect(built.out).toContain('copies for spreadsheets');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('gongkai query', () => {
  const sql = "select report, year, preferred from reports where agency = '350200-jyj' order by year";
  it('answers in CSV, JSON, Markdown and as a table', () => {
    expect(gongkai('query', sql).out).toBe(
      'report,year,preferred\n350200-jyj-2023,2023,true\n350200-jyj-2024,2024,true\n',
    );
    expect(gongkai('query', sql, '--format', 'json').out.split('\n')[0]).toBe(
      '{"report":"350200-jyj-2023","year":2023,"preferred":true}',
    );
    expect(gongkai('query', sql, '--format', 'markdown').out).toContain(
      '| 350200-jyj-2023 | 2023 | true |\n',
    );
    expect(gongkai('query', sql, '--format', 'table').out).toMatch(/350200-jyj-2024 +2024 +true/);
  });

  it.each([
    "select * from read_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    "copy reports to 'stolen.csv'",
    "attach 'other.duckdb'",
    'install httpfs',
    'load httpfs',
    'set enable_external_access = true',
    "set temp_directory = '/tmp'",
    'delete from reports',
    "export database 'stolen'",
    'not sql',
  ])('refuses %s', async (refused) => {
    await expect(ask(refused)).rejects.toThrow(QueryError);
    expect(existsSync(join(folder, 'stolen.csv'))).toBe(false);
  });

  it('says in one sentence that it was refused', () => {
    const { status, err } = gongkai('query', 'not sql');
    expect(status).toBe(2);
    expect(err).toMatch(/^The query was refused: .*\n$/);
  });

  it('says where there is no dataset', () => {
    expect(gongkai('query', 'select 1', '--dataset', 'samples')).toMatchObject({ status: 1 });
  });
});

/** The blocks of a page, with the language that stands behind the fence. */
const blocksOf = (page: string, language: string): string[] =>
  [
    ...readFileSync(join(root, 'docs', page), 'utf8').matchAll(
      new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'),
    ),
  ].map(([, code = '']) => code);

describe('docs/questions.md', () => {
  const questions = blocksOf('questions.md', 'sql');
  it('has questions', () => expect(questions.length).toBeGreaterThan(7));
  it.each(questions)('%s', async (sql) => {
    expect((await ask(sql)).length).toBeGreaterThan(0);
  });
});

describe('docs/analysis.md', () => {
  it('gives the same numbers in SQL and in Python', () => {
    const [sql = ''] = blocksOf('analysis.md', 'sql');
    const [script = ''] = blocksOf('analysis.md', 'python');
    const [expected] = blocksOf('analysis.md', 'text');
    expect(gongkai('query', sql).out).toBe(expected);
    writeFileSync(join(folder, 'analysis.py'), script);
    const ran = spawnSync('python3', ['analysis.py'], { cwd: folder, encoding: 'utf8' });
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toBe(expected);
  });

  it('gives them in R, where R is there', ({ skip }) => {
    if (spawnSync('Rscript', ['--version']).error !== undefined) skip('skipped: no Rscript');
    const [script = ''] = blocksOf('analysis.md', 'r');
    writeFileSync(join(folder, 'analysis.R'), script);
    const ran = spawnSync('Rscript', ['analysis.R'], { cwd: folder, encoding: 'utf8' });
    expect(ran.stdout).toBe(blocksOf('analysis.md', 'text')[0]);
  });
});

describe('gongkai verify', () => {
  it('gets the same bytes from the same documents', () => {
    const { status, out, err } = gongkai('verify');
    expect(err).toBe('');
    expect(out).toContain('The same bytes');
    expect(status).toBe(0);
  });

  it('verifies one cell alone', () => {
    const { status, out } = gongkai('verify', '--cell', '350200-jyj-2024', 'requests.received.total');
    expect(out).toContain('The same, read again.');
    expect(status).toBe(0);
    expect(gongkai('verify', '--cell', '350200-jyj-2024', 'no.such.code').status).toBe(2);
    expect(gongkai('verify', '--cell', '350200-jyj-2024').status).toBe(2);
  });

  it('reads again what stands in a container, where it was and under another name', () => {
    const here = mkdtempSync(join(tmpdir(), 'gongkai-container-'));
    const run = (...args: string[]): ReturnType<typeof spawnSync> =>
      spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
        cwd: here,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
      });
    const page = readFileSync(join(folder, 'samples/html/350200-jyj-2024.html'));
    const zip = zipSync({ 'b.html': page, 'note.txt': strToU8('nothing of a report') });
    writeFileSync(join(here, 'all.zip'), zip);
    expect(run('build', 'all.zip', '--out', 'output', '--formats', 'stata').status).toBe(0);
    expect(run('verify').stdout).toContain('The same bytes');
    mkdirSync(join(here, 'captures'));
    renameSync(join(here, 'all.zip'), join(here, 'captures/renamed.zip'));
    expect(run('verify').status).toBe(1);
    const found = run('verify', '--captures', 'captures');
    expect(found.stdout).toContain('The same bytes');
    expect(found.status).toBe(0);
    rmSync(here, { recursive: true });
  });

  it('finds documents by their digest, says which are not at hand, and names the engine that differs', () => {
    const moved = join(folder, 'moved');
    // Without formats that take long to write: what is looked for here is the documents.
    expect(gongkai('build', 'samples', '--out', 'moved', '--formats', 'stata').status).toBe(0);
    cpSync(join(folder, 'samples/html'), join(moved, 'captures'), { recursive: true });
    const manifest = join(moved, 'dataset/manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"parse5":"[^"]*"/, '"parse5":"0.0.1"'));
    const elsewhere = spawnSync(
      process.execPath,
      [join(root, 'dist/cli/main.js'), 'verify', 'dataset', '--captures', 'captures'],
      { cwd: moved, encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' } },
    );
    expect(elsewhere.stderr).toContain('samples/text/120103-zf-2022.txt: these bytes are not at hand');
    expect(elsewhere.stderr).not.toContain('samples/html/');
    expect(elsewhere.status).toBe(1);
    cpSync(join(folder, 'samples'), join(moved, 'captures'), { recursive: true });
    const whole = spawnSync(
      process.execPath,
      [join(root, 'dist/cli/main.js'), 'verify', 'dataset', '--captures', 'captures'],
      { cwd: moved, encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' } },
    );
    expect(whole.stdout).toContain('parse5: the dataset was made with 0.0.1');
    expect(whole.status).toBe(3);
  });
});

describe('build --checks', () => {
  it('puts the last look beside what is there, and says which line is none', () => {
    const looks = join(folder, 'looks.ndjson');
    const look = { agency: '350200-czj', year: 2024, outcome: 'not_found', checked: '2025-03-01T08:00:00Z' };
    writeFileSync(looks, `${JSON.stringify(look)}\n\n`);
    const args = ['build', 'samples/html', '--out', 'looked', '--formats', 'stata', '--checks', looks];
    expect(gongkai(...args).status).toBe(0);
    expect(readFileSync(join(folder, 'looked/dataset/coverage.csv'), 'utf8')).toContain(
      '350200-czj,2024,true,missing,,not_found,2025-03-01T08:00:00Z\n',
    );
    expect(gongkai('verify', 'looked/dataset').out).toContain('The same bytes');
    writeFileSync(looks, `${JSON.stringify(look)}\n{"agency":"350200-czj"}\n`);
    const refused = gongkai(...args);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('line 2');
  });
});

describe('a build after a build, and gongkai diff', () => {
  it('reads only what changed, and says what changed and why', () => {
    cpSync(join(folder, 'output/dataset'), join(folder, 'old'), { recursive: true });
    expect(gongkai('diff', 'old', 'output/dataset')).toMatchObject({
      status: 0,
      out: 'The two datasets are the same.\n',
    });
    const report = join(folder, 'samples/html/350200-jyj-2024.html');
    writeFileSync(report, `${readFileSync(report, 'utf8')}<!-- another capture -->`);
    rmSync(join(folder, 'samples/html/nanqiao-2023.html'));
    copyFileSync(join(folder, 'samples/odd/notice.html'), join(folder, 'samples/odd/notice-2.html'));
    const built = gongkai('build', 'samples', '--out', 'output', '--excel');
    expect(built.out).toContain('unchanged since the build before');
    const text = gongkai('diff', 'old', 'output/dataset');
    expect(text.status).toBe(3);
    expect(text.out).toContain('350200-jyj-2024  sha256:');
    expect(text.out).toContain('(source changed)');
    const changes = gongkai('diff', 'old', 'output/dataset', '--json').out.trimEnd().split('\n');
    const last = JSON.parse(changes.at(-1)!) as { counts: { reports: unknown }; schema: unknown[] };
    expect(last.schema).toEqual([]);
    expect(last.counts.reports).toMatchObject({ removed: 1, added: 0 });
  });
});
