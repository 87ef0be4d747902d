/** Everything that reads bytes of others, and what must hold of it whatever the bytes are. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { isCandidate, isWarc, readCaptures } from '../../src/archive/index.ts';
import { parseCdxjLine } from '../../src/archive/cdxj.ts';
import { Stop } from '../../src/cli/exit-codes.ts';
import { makeProgram } from '../../src/cli/program.ts';
import { readRecords } from '../../src/cli/record-files.ts';
import { ListPage, parseWindow } from '../../src/crawl/index.ts';
import { judge, robotsOf } from '../../src/crawl/robots.ts';
import { parseSource } from '../../src/crawl/source.ts';
import { DatasetError } from '../../src/dataset/index.ts';
import { parseRecord } from '../../src/record/index.ts';
import { Examiner } from '../../src/work/examiner.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Next } from './mutate.ts';

export interface Target {
  readonly name: string;
  /** Throws where something does not hold. */
  readonly try: (bytes: Buffer, next: Next) => Promise<void> | void;
  readonly close?: () => Promise<void>;
}

/** Documents of every kind: a record that fits its schema, and never a failure of the program. */
function documents(): Target {
  const mistakes: string[] = [];
  const examiner = new Examiner({
    threads: 1,
    timeoutMs: 60_000,
    onMistake: (stack) => void mistakes.push(stack),
  });
  return {
    name: 'documents',
    async try(bytes) {
      mistakes.length = 0;
      const records = await examiner.recordsOf({ bytes, options: { file: 'a' } });
      if (records.length === 0) throw new Error('no record');
      for (const record of records) {
        if (record.error?.code === 'program.failed')
          throw new Error(`program.failed: ${mistakes.join('\n')}`);
        parseRecord(JSON.parse(JSON.stringify(record)));
      }
    },
    close: () => examiner.close(),
  };
}

/** WARCs, their index, and the search for candidates. */
function archives(): Target {
  const path = join(temporaryFolder('fuzz'), 'a.warc');
  return {
    name: 'archives',
    async try(bytes) {
      writeFileSync(path, bytes);
      await isWarc(path);
      for await (const { bytes: body } of readCaptures(path)) isCandidate(Buffer.from(body));
      isCandidate(bytes);
      for (const line of bytes.toString('utf8').split('\n').slice(0, 50)) parseCdxjLine(line);
    },
  };
}

/** Records that are read back. */
function records(): Target {
  const path = join(temporaryFolder('fuzz'), 'a.ndjson');
  return {
    name: 'records',
    async try(bytes) {
      writeFileSync(path, bytes);
      for await (const record of readRecords(path, 'a', 'test'))
        parseRecord(JSON.parse(JSON.stringify(record)));
    },
  };
}

/** What a crawl reads of a site: lists, robots.txt; and sources' files. */
const pages: Target = {
  name: 'pages of sites',
  try(bytes) {
    const text = bytes.toString('utf8');
    const page = new ListPage('http://a.gov.cn/nb/', text);
    for (const { url } of page.links(page.$('body').toArray())) new URL(url);
    judge(robotsOf(200, bytes), new URL('http://a.gov.cn/x'));
    parseSource(text, 'a.json');
    parseWindow(text.slice(0, 20));
  },
};

const commands = 'parse show check findings explain query diff verify status sources help frobnicate'.split(
  ' ',
);
const options =
  '--json --quiet --lang --width --threads --timeout --severity --fail-on --rule --format --dataset --sort --year --agency --frobnicate -V -h -- - --out=x'.split(
    ' ',
  );
const values = [
  'zh',
  'en',
  '0',
  '-1',
  '99999999999',
  'NaN',
  '',
  ' ',
  'error',
  '2023',
  'csv',
  'select 1',
  '\u0000',
  'no/such',
  'é\u202e',
];

/** The command line, with words that may or may not belong together: a result, or a sentence, and no other error. */
function commandLine(): Target {
  const folder = temporaryFolder('fuzz');
  const file = join(folder, 'a.html');
  return {
    name: 'command line',
    async try(bytes, next) {
      writeFileSync(file, bytes.subarray(0, 4000));
      const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
      const args = [pick(commands)];
      for (let count = Math.floor(next() * 5); count > 0; count--) {
        const turn = next();
        args.push(turn < 0.4 ? pick(options) : turn < 0.7 ? pick(values) : turn < 0.9 ? file : folder);
      }
      const program = makeProgram({
        language: next() < 0.5 ? 'zh' : 'en',
        version: '0',
        onExit: () => undefined,
      });
      for (const command of [program, ...program.commands])
        command.configureOutput({
          writeErr: () => undefined,
          writeOut: () => undefined,
          outputError: () => undefined,
        });
      const write = process.stdout.write.bind(process.stdout);
      const writeErr = process.stderr.write.bind(process.stderr);
      process.stdout.write = () => true;
      process.stderr.write = () => true;
      try {
        await program.parseAsync(args, { from: 'user' });
      } catch (error) {
        if (error instanceof Stop || error instanceof CommanderError || error instanceof DatasetError) return;
        throw new Error(
          `gongkai ${JSON.stringify(args)}: ${error instanceof Error ? (error.stack ?? '') : ''}`,
        );
      } finally {
        process.stdout.write = write;
        process.stderr.write = writeErr;
      }
    },
  };
}

export function makeTargets(): Target[] {
  // Starting LibreOffice takes longer than all the rest; what it reads is read by a program of its own.
  process.env['GONGKAI_SOFFICE'] = '';
  return [documents(), archives(), records(), pages, commandLine()];
}
