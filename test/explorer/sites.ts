/** The sites that the browser's tests open: one of the samples, by the program's own `run`; one of hostile agencies. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { siteKnowledge } from '../../src/cli/site-knowledge.ts';
import { writeSite } from '../../src/explorer/index.ts';
import { formInForce } from '../../src/forms/index.ts';
import { madeOnce } from '../made-once.ts';
import { writeMadeDataset } from './made-dataset.ts';

export interface Sites {
  readonly folder: string;
  /** What `gongkai run` printed. */
  readonly printed: string;
  /** Addresses of first pages, as files. */
  readonly samples: string;
  readonly made: string;
}

const root = join(import.meta.dirname, '..', '..');

/** Names and texts of agencies that mean harm. */
export const hostile: readonly string[] = [
  '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>',
  '"><svg/onload=window.pwned=1>',
  'javascript:window.pwned=1',
  '=HYPERLINK("https://evil.example/","x")',
  '\u202Etxt.exe\u202C\u2066hidden',
  "</script><script>window.pwned=1</script>');window.pwned=1;('",
];

/** The agency whose reports were changed after they were published, and the cell. */
export const changedReport = {
  agency: '110101-zf',
  report: '110101-zf-2022',
  code: formInForce(2022)!.fields[0]!.code,
};

/** The dataset's table of changes: a cell, another that was not there, a document that is gone, one of an agency without a report. */
function madeChanges(): string {
  const { agency, report, code } = changedReport;
  const url = 'https://example.gov.cn/2022.html';
  const text = hostile[0]!.replaceAll('"', '""');
  const rows = [
    [report, agency, '2022', url, '2025-03-01T00:00:00Z', 'cell', code, `"${text}"`, '7'],
    [
      report,
      agency,
      '2022',
      url,
      '2025-02-01T00:00:00Z',
      'cell',
      formInForce(2022)!.fields[1]!.code,
      '',
      '""',
    ],
    [report, agency, '2022', url, '2025-04-01T00:00:00Z', 'vanished', '', '', ''],
    ['', '350200-czj', '2019', 'https://example.gov.cn/x', '2025-01-01T00:00:00Z', 'vanished', '', '', ''],
  ];
  const head = 'position,report,agency,year,url,changed,what,code,before,after';
  return `${[head, ...rows.map((row, at) => [String(at + 1), ...row].join(','))].join('\n')}\n`;
}

/** Reports with and without errors, of several places, years and kinds of file. */
const someSamples: readonly string[] = [
  'html/330281-zhzfj-2023.html',
  'html/320813-zf-2023.html',
  'html/330106-zf-2023.html',
  'html/530100-swj-2023.html',
  'html/350200-jyj-2023.html',
  'html/350200-jyj-2024.html',
  'html/520000-jtj-2016.html',
  'office/dali-2024.ofd',
  'odd/headings-only.txt',
];

/** The sites, made once for all files of tests that open them. */
export const openSites = (): Promise<Sites> => madeOnce('sites', writeSites);

/** Writes them into a folder that is empty. */
export async function writeSites(folder: string): Promise<Sites> {
  // Some of the samples: how all of them are read, and the replica crawled, is for other tests.
  const samples = join(folder, 'samples');
  mkdirSync(samples);
  for (const path of someSamples) copyFileSync(join(root, 'samples', path), join(samples, basename(path)));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'dist', 'cli', 'main.js'), 'run', '--samples', samples, '--out', folder, '--lang', 'en'],
    { cwd: root },
  );
  const dataset = join(folder, 'made', 'dataset');
  mkdirSync(dataset, { recursive: true });
  writeMadeDataset(dataset, { agencies: 40, years: [2017, 2018, 2019, 2020, 2021, 2022, 2024], hostile });
  writeFileSync(join(dataset, 'changes.csv'), madeChanges());
  const decisions = [
    {
      finding: '0123456789abcdef',
      report: null,
      agency: hostile[0]!,
      year: 2022,
      status: 'replied',
      decision: 'replied',
      date: '2026-11-01',
      by: hostile[1]!,
      note: hostile[0]!,
      message: { zh: hostile[0]!, en: hostile[0]! },
    },
  ];
  await writeSite(dataset, join(folder, 'made', 'site'), await siteKnowledge(dataset, decisions), {
    since: null,
  });
  const first = (...path: string[]): string => pathToFileURL(join(folder, ...path, 'index.html')).href;
  return {
    folder,
    printed: stdout,
    samples: first('site'),
    made: first('made', 'site'),
  };
}
