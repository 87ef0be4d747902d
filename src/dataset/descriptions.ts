/** What a dataset says of itself: descriptor, catalogue entries, citation, a page for people, checksums. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { catalogueEntry, citation, searchEntry, type DatasetFacts } from './catalogue-entries.ts';
import { datapackage, type TableFiles } from './datapackage.ts';
import type { DatasetFormat } from './format-names.ts';
import type { DatasetCounts } from './manifest.ts';
import { accuracyName, packageName, sumsName } from './names.ts';
import type { OutputFolder } from './output-files.ts';
import { readmeText } from './readme-text.ts';
import type { TableShape } from './table.ts';

/** The version of a dataset: the program's, and 12 hex over the digests of all its tables and records. */
function versionOf(program: string, written: ReturnType<OutputFolder['written']>): string {
  const hash = createHash('sha256');
  for (const [path, { sha256 }] of written) {
    if (path.endsWith('.csv') && !path.startsWith('excel/')) hash.update(`${sha256}  ${path}\n`);
    else if (path.startsWith('records/')) hash.update(`${sha256}  ${path}\n`);
  }
  return `${program}+${hash.digest('hex').slice(0, 12)}`;
}

/** The years that the partitions name; null where no year is known. */
function yearsOf(written: ReturnType<OutputFolder['written']>): DatasetFacts['years'] {
  const years = written
    .map(([path]) => Number(/^records\/(\d{4})\//.exec(path)?.[1] ?? 0))
    .filter((year) => year > 0);
  if (years.length === 0) return null;
  return { from: years.reduce((a, b) => Math.min(a, b)), to: years.reduce((a, b) => Math.max(a, b)) };
}

/** Writes the descriptions, when every other file is there. */
export function writeDescriptions(
  files: OutputFolder,
  options: { readonly program: string; readonly formats?: readonly DatasetFormat[] },
  counts: DatasetCounts,
): void {
  // It comes with the program; a copy of it without its docs has none.
  const accuracy = new URL('../../docs/accuracy.md', import.meta.url);
  if (existsSync(accuracy)) files.whole(accuracyName, readFileSync(accuracy, 'utf8'));
  const written = files.written();
  // A hundred thousand of the files are records, which no description lists.
  const others = new Map(written.filter(([path]) => !path.startsWith('records/')));
  const cells = [...others.keys()].filter((path) => path.startsWith('cells/') && path.endsWith('.csv'));
  const filesOf = (table: TableShape): TableFiles => {
    if (table.isPartitioned) return { paths: cells, bytes: null, sha256: null };
    const path = `${table.name}.csv`;
    const file = others.get(path);
    return { paths: [path], bytes: file?.bytes ?? null, sha256: file?.sha256 ?? null };
  };
  const formats = options.formats ?? [];
  const facts: DatasetFacts = {
    version: versionOf(options.program, written),
    reports: counts.reports,
    years: yearsOf(written),
    formats,
    files: others,
  };
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  files.whole(packageName, json(datapackage(filesOf, facts.version)));
  files.whole('dataset.jsonld', json(searchEntry(facts)));
  files.whole('dcat.jsonld', json(catalogueEntry(facts)));
  files.whole('CITATION.cff', citation(facts));
  files.whole('README.md', readmeText(formats));
  const sums = files.written().map(([path, { sha256 }]) => `${sha256}  ${path}\n`);
  files.whole(sumsName, sums.join(''));
}
