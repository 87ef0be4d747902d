/** The tables that are made of keys and of the register alone: written whole by every build. */
import type { Record } from '../record/index.ts';
import { byBytes } from './byte-order.ts';
import { failuresRecordsName } from './names.ts';
import type { OutputFolder } from './output-files.ts';
import type { FailureKey, ReportKey } from './spool.ts';
import { headLine, rowLine, type Table } from './table.ts';
import { agenciesTable, agencyRows, regionRows, regionsTable, type Seen } from './tables/agencies.ts';
import { capturesTable, type CaptureRow } from './tables/captures.ts';
import { changeRows, changesTable, type SourceChange } from './tables/changes.ts';
import { codebookRows, codebookTable } from './tables/codebook.ts';
import { coverageRows, coverageTable, type Covered, type SourceCheck } from './tables/coverage.ts';
import { crosswalkRows, crosswalkTable, formulasTable } from './tables/definitions.ts';
import { failuresTable } from './tables/failures.ts';
import { indicators } from '../forms/index.ts';
import type { Version } from './versions.ts';

function seenIn(versions: readonly Version<ReportKey>[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { entry, duplicates } of versions) {
    if (entry.agency === null) continue;
    const of = seen.get(entry.agency) ?? {
      region: entry.region,
      names: new Set(),
      years: new Set(),
      reports: 0,
    };
    seen.set(entry.agency, of);
    of.reports += 1;
    for (const { name } of [entry, ...duplicates]) if (name !== null) of.names.add(name);
    if (entry.year !== null) of.years.add(entry.year);
  }
  return seen;
}

function coveredIn(versions: readonly Version<ReportKey>[]): Map<string, Covered> {
  const covered = new Map<string, Covered>();
  for (const { id, isPreferred, entry } of versions) {
    if (!isPreferred || entry.agency === null || entry.year === null) continue;
    covered.set(`${entry.agency}/${entry.year}`, { report: id, status: entry.status });
  }
  return covered;
}

function* captureRows(versions: readonly Version<ReportKey>[]): Generator<CaptureRow> {
  for (const { id, entry, duplicates } of versions) {
    for (const [index, key] of [entry, ...duplicates].entries()) {
      const { sha256, bytes, mediaType, file, url, retrieved } = key;
      yield { report: id, position: index + 1, sha256, bytes, mediaType, file, url, retrieved };
    }
  }
}

/** Failures in their order: by file, then by digest. */
export function inFailureOrder(failures: readonly FailureKey[]): FailureKey[] {
  return [...failures].sort((a, b) => byBytes(a.file, b.file) || byBytes(a.digest, b.digest));
}

/** What the ledger of a crawl tells: the last looks for reports, and what was changed in them. */
export interface Ledger {
  readonly checks: readonly SourceCheck[];
  readonly changes: readonly SourceChange[];
}

/** Writes them. `failures` are in order. */
export function writeKeyTables(
  files: OutputFolder,
  versions: readonly Version<ReportKey>[],
  failures: readonly FailureKey[],
  { checks, changes }: Ledger,
): void {
  const all = <Row>(table: Table<Row>, rows: Iterable<Row>): void => {
    const path = `${table.name}.csv`;
    files.append(path, '', () => headLine(table));
    for (const row of rows) files.append(path, rowLine(table, row));
  };
  const seen = seenIn(versions);
  all(
    failuresTable,
    failures.map(({ text }, index) => ({ position: index + 1, record: JSON.parse(text) as Record })),
  );
  for (const { text } of failures) files.append(failuresRecordsName, text);
  all(capturesTable, captureRows(versions));
  all(changesTable, changeRows(versions, changes));
  all(coverageTable, coverageRows(seen, coveredIn(versions), checks));
  all(agenciesTable, agencyRows(seen));
  all(regionsTable, regionRows());
  all(crosswalkTable, crosswalkRows());
  all(formulasTable, indicators);
  all(codebookTable, codebookRows());
}
