/** The log of a run for machines: docs/log.md is its description. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logLine, RunLog, type LogEvent } from '../../src/cli/run-log.ts';
import { root } from '../../tools/readme-examples.ts';
import { reportPage } from '../crawl/made-web.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { eventsIn } from './run-ingest.ts';
import { runProgram } from './run-program.ts';

const at = '2026-01-01T00:00:00.000Z';

/** Documents: a report, none, a failed one, and one whose name a terminal would obey. */
function documents(): string {
  const folder = temporaryFolder('log');
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', 'a.html'), reportPage(2023));
  writeFileSync(join(folder, 'in', 'b.html'), '<p>今日天气晴');
  writeFileSync(join(folder, 'in', 'c.html'), '');
  writeFileSync(join(folder, 'in', 'd\u001b[2J\u009b2J\u202e.html'), '<p>今日天气晴');
  return folder;
}

describe('--log', () => {
  it('tells the beginning, each document, what is written and the end', async () => {
    const folder = documents();
    const args = ['build', 'in', '--out', 'out', '--formats', 'ndjson', '--log', 'run.ndjson'];
    const ran = await runProgram(args, { cwd: folder });
    expect(ran.code).toBe(0);
    const events = eventsIn(join(folder, 'run.ndjson'));
    expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'progress')).toEqual([
      'begun',
      'document',
      'document',
      'document',
      'said',
      'document',
      'written',
      'ended',
    ]);
    expect(events[0]).toMatchObject({ command: 'build', node: process.version });
    expect(events[0]?.['engines']).toHaveProperty('parse5');
    const found = events.filter(({ kind }) => kind === 'document');
    expect(found.map(({ file, status, code }) => [file, status, code])).toEqual([
      ['in/a.html', 'parsed', null],
      ['in/b.html', 'not_a_report', null],
      ['in/c.html', 'failed', 'document.empty'],
      ['in/d\u001b[2J\u009b2J\u202e.html', 'not_a_report', null],
    ]);
    for (const { ms } of found) expect(ms).toBeGreaterThanOrEqual(0);
    expect(events.at(-2)).toMatchObject({ what: 'dataset', place: join('out', 'dataset'), reports: 1 });
    expect(events.at(-1)).toMatchObject({ code: 0, documents: 4, failed: { 'document.empty': 1 } });
  });

  it('has nothing in it that a terminal would obey, and adds to what stands there', async () => {
    const folder = documents();
    for (let run = 0; run < 2; run++)
      await runProgram(['parse', 'in', '--log', 'run.ndjson'], { cwd: folder });
    const text = readFileSync(join(folder, 'run.ndjson'), 'utf8');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(text.match(/"kind":"ended"/gu)).toHaveLength(2);
    expect(text).toContain('"code":1');
  });

  it('tells why a command ended, and its exit code', async () => {
    const folder = temporaryFolder('log');
    const ran = await runProgram(['site', 'nowhere', '--log', 'run.ndjson'], { cwd: folder });
    const events = eventsIn(join(folder, 'run.ndjson'));
    expect(events.map(({ kind }) => kind)).toEqual(['begun', 'said', 'ended']);
    expect(events[1]?.['text']).toBe(ran.err.trimEnd());
    expect(events[2]?.['code']).toBe(ran.code);
  });

  it('that cannot be written is refused in one sentence', async () => {
    const ran = await runProgram(['parse', '.', '--log', 'no/such/folder/log'], {
      cwd: temporaryFolder('log'),
    });
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(/^--log: no\/such\/folder\/log cannot be written \(.*\)\.\n$/u);
  });
});

describe('a line', () => {
  it('is the same JSON, whatever stands in it', () => {
    const event: LogEvent = { kind: 'said', text: 'a\u2028b\u{e0041}\u200f"\n\ud800' };
    const line = logLine({ at, ...event });
    expect(line).toMatch(/^[\x20-\x7e]+\n$/u);
    expect(JSON.parse(line)).toEqual({ at, ...event });
  });
});

describe('a log', () => {
  it('ends where the disk refuses, and only says so', () => {
    const log = new RunLog('/dev/full');
    const told: string[] = [];
    const write = process.stderr.write.bind(process.stderr);
    process.stderr.write = (text) => told.push(String(text)) > 0;
    try {
      log.write({ kind: 'said', text: 'a' });
      log.write({ kind: 'said', text: 'b' });
      log.end(0);
    } finally {
      process.stderr.write = write;
    }
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/ENOSPC/u);
  });
});

describe('docs/log.md', () => {
  const page = readFileSync(join(root, 'docs', 'log.md'), 'utf8');
  const source = readFileSync(join(root, 'src', 'cli', 'run-log.ts'), 'utf8');
  const kinds = [...source.matchAll(/readonly kind: '([a-z]+)'/gu)].map(([, kind = '']) => kind);
  it('describes every kind of event', () => {
    expect(kinds.length).toBeGreaterThan(7);
    for (const kind of kinds) expect(page).toMatch(new RegExp(`^\\| .*\`${kind}\``, 'mu'));
  });
});
