/** Findings as their users export, explain and decide them. The built program is run by others; here the commands are called. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corrections } from '../../src/cli/corrections.ts';
import { decide } from '../../src/cli/decide.ts';
import { explain } from '../../src/cli/explain.ts';
import { findings, type FindingsOptions } from '../../src/cli/findings.ts';
import { messagesOf } from '../../src/cli/language.ts';
import { markdownText } from '../../src/cli/markdown-text.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { requests } from '../checks/between/between-builder.ts';

let home = '';
let file = '';
const reading = { program: '0.1.0', threads: 1, timeoutMs: 20_000 };
const agency = '厦门市人力资源和社会保障局';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gongkai-findings-'));
  file = join(home, 'decisions.ndjson');
  const write = (year: number, cells: { [code: string]: number }): void =>
    writeFileSync(
      join(home, `${String(year)}.html`),
      layoutNamed('html with spans').render(reportOf('ogi-2021', cells, { year, agency }), noTraps),
    );
  write(2022, requests(20, 0, 3));
  write(2023, { ...requests(30, 2, 0), 'reconsideration.upheld': 10, 'reconsideration.total': 1 });
});
afterAll(() => rmSync(home, { recursive: true }));

/** A terminal that keeps what is said. */
function listen(language: 'zh' | 'en' = 'en') {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    language,
    t: messagesOf[language],
    paint: (_, text) => text,
    width: 100,
    isScreen: false,
    isDebugging: false,
    log: null,
    isWatched: false,
    print: (text) => {
      out.push(text);
      return Promise.resolve();
    },
    say: (sentence) => void err.push(sentence),
    progress: () => undefined,
    doing: () => undefined,
    endProgress: () => undefined,
  };
  return { terminal, said: () => out.join(''), complained: () => err.join('\n') };
}

const all: FindingsOptions = {
  dataset: 'none',
  rule: [],
  severity: 'info',
  blame: [],
  year: [],
  decision: [],
  decisions: '',
  sort: 'severity',
};

async function run(options: Partial<FindingsOptions>, language: 'zh' | 'en' = 'en'): Promise<string> {
  const { terminal, said } = listen(language);
  await findings([home], { ...all, decisions: file, ...options }, terminal, reading);
  return said();
}

interface Line {
  id: string;
  rule: string;
  decision: string;
  evidence: string;
  sources: unknown[];
}
const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

describe('gongkai findings', () => {
  it('gives those of one report and those between reports, worst first', async () => {
    const lines = linesOf(await run({ severity: 'error' }));
    expect(lines.map(({ rule }) => rule).sort()).toEqual([
      'appeals.sum',
      'years.carry_over',
      'years.carry_over',
    ]);
    expect(lines.find(({ rule }) => rule === 'years.carry_over')!.sources).toHaveLength(2);
  });

  it('filters by rule, blame, year and agency', async () => {
    expect(linesOf(await run({ rule: ['appeals.sum'] }))).toHaveLength(1);
    expect(linesOf(await run({ severity: 'error', year: ['2022'] })).map(({ rule }) => rule)).toEqual([
      'years.carry_over',
      'years.carry_over',
    ]);
    expect(linesOf(await run({ severity: 'error', blame: ['parse'] }))).toEqual([]);
    expect(linesOf(await run({ severity: 'error', agency: '厦门' }))).toHaveLength(3);
    expect(linesOf(await run({ severity: 'error', agency: '淮安' }))).toEqual([]);
  });

  it('exports CSV, JSON, Markdown and SARIF', async () => {
    const csv = (await run({ severity: 'error', format: 'csv' })).trimEnd().split('\n');
    expect(csv).toHaveLength(4);
    expect(csv[0]).toBe(
      'finding,rule,severity,blame,decision,reports,agency,year,codes,expected,reported,delta,message_zh,message_en,file,url,sha256,evidence',
    );
    expect(JSON.parse(await run({ severity: 'error', format: 'json' }))).toHaveLength(3);
    expect(JSON.parse(await run({ rule: ['years.items'], format: 'json' }))).toEqual([]);
    const markdown = (await run({ severity: 'error', format: 'markdown' }, 'zh')).trimEnd().split('\n');
    expect(markdown).toHaveLength(5);
    expect(markdown.every((line) => line.startsWith('| ') && line.endsWith(' |'))).toBe(true);
    const sarif = JSON.parse(await run({ severity: 'error', format: 'sarif' })) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; ruleIndex: number; level: string }[];
      }[];
    };
    expect(sarif.version).toBe('2.1.0');
    const [only] = sarif.runs;
    for (const { ruleId, ruleIndex, level } of only!.results) {
      expect(only!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
      expect(level).toBe('error');
    }
    expect(await run({ severity: 'error', format: 'list' })).toContain(agency);
  });

  it('refuses rules and states that there are not', async () => {
    await expect(run({ rule: ['no.such'] })).rejects.toThrow(/no.such/);
    await expect(run({ decision: ['perhaps'] })).rejects.toThrow(/perhaps/);
  });
});

describe('gongkai explain', () => {
  it('tells a finding between reports with both sources, and writes its page', async () => {
    const [line] = linesOf(await run({ rule: ['years.carry_over'] }));
    const { terminal, said } = listen('zh');
    const code = await explain([line!.id, home], { dataset: '', json: false }, terminal, reading);
    expect(code).toBe(0);
    expect(said()).toContain('2022.html');
    expect(said()).toContain('2023.html');
    const proof = join(home, 'proofs');
    const second = listen();
    await explain([line!.id, home], { dataset: '', json: false, proof }, second.terminal, reading);
    expect(second.said()).toBe(`${join(proof, `${line!.id}.html`)}\n`);
    const page = readFileSync(join(proof, `${line!.id}.html`), 'utf8');
    expect(page.match(/class="mark"/g)).toHaveLength(4);
    rmSync(proof, { recursive: true });
  });

  it('gives the same evidence as the list does, and reasons as data', async () => {
    for (const line of linesOf(await run({ severity: 'error' }))) {
      const { terminal, said } = listen();
      await explain([line.id, home], { dataset: '', json: true }, terminal, reading);
      const told = JSON.parse(said()) as {
        evidence: string;
        cells: { reasons: string[]; at: object | null }[];
      };
      expect(told.evidence).toBe(line.evidence);
      for (const { reasons, at } of told.cells.filter((cell) => cell.at !== null)) {
        expect(reasons).toContain('readings_agree');
        expect(at).toHaveProperty('path');
      }
    }
  });

  it('says that there is no such finding', async () => {
    const { terminal } = listen();
    await expect(
      explain(['0'.repeat(16), home], { dataset: '', json: false }, terminal, reading),
    ).rejects.toThrow(/no such finding/);
  });
});

describe('gongkai decide and corrections', () => {
  it('keeps decisions over runs, and asks again when the evidence changes', async () => {
    const [line] = linesOf(await run({ rule: ['appeals.sum'] }));
    expect(line!.decision).toBe('open');
    const { terminal } = listen();
    const options = { dataset: '', decisions: file, by: 'the agency', note: '笔误 | <b>[x](http://a)' };
    await decide([line!.id, 'replied', home], options, terminal, reading);
    expect(linesOf(await run({ decision: ['replied'] })).map(({ id }) => id)).toEqual([line!.id]);
    const page = listen('zh');
    await corrections([home], { dataset: '', decisions: file }, page.terminal, reading);
    expect(page.said()).toContain(line!.id);
    expect(page.said()).toContain('机关已答复');
    expect(page.said()).not.toMatch(/<b>|\]\(http/);

    const cells = { ...requests(30, 2, 0), 'reconsideration.upheld': 12, 'reconsideration.total': 1 };
    const changed = layoutNamed('html with spans').render(
      reportOf('ogi-2021', cells, { year: 2023, agency }),
      noTraps,
    );
    writeFileSync(join(home, '2023.html'), changed);
    expect(linesOf(await run({ rule: ['appeals.sum'] }))[0]).toMatchObject({
      id: line!.id,
      decision: 'asked_again',
    });
    expect(existsSync(file)).toBe(true);
  });

  it('refuses words that are no decision', async () => {
    const { terminal } = listen();
    const options = { dataset: '', decisions: file };
    await expect(decide(['0'.repeat(16), 'maybe', home], options, terminal, reading)).rejects.toThrow(
      /maybe/,
    );
  });
});

describe('markdownText', () => {
  it('makes no markup', () => {
    expect(markdownText('a|b\n[x](y) <i>')).toBe('a\\|b \\[x\\]\\(y\\) &#60;i&#62;');
  });
});
