/** The reports of a dataset by year and province, and what the rows of each are made of. */
import { hash } from 'node:crypto';
import type { FormId } from '../forms/index.ts';
import { byBytes } from './byte-order.ts';
import type { DatasetComparison } from './comparison.ts';
import { partitionName } from './names.ts';
import type { ReportKey } from './spool.ts';
import type { Version } from './versions.ts';

/** A report with what other reports say of it: the form and year of its agency's last preferred report before it. */
export interface PlacedReport {
  readonly version: Version<ReportKey>;
  readonly before: { readonly form: FormId; readonly year: number } | null;
}

export interface Partition {
  /** `year=2024/region=35`. */
  readonly name: string;
  /** In byte order of their ids. */
  readonly reports: readonly PlacedReport[];
  /** Over all that the rows of these reports are made of: equal signatures give equal rows. */
  readonly signature: string;
}

/** The years and forms of every agency's preferred reports, in order of years. */
function seriesOf(versions: readonly Version<ReportKey>[]): Map<string, { year: number; form: FormId }[]> {
  const series = new Map<string, { year: number; form: FormId }[]>();
  for (const { isPreferred, entry } of versions) {
    const { agency, year, form } = entry;
    if (!isPreferred || agency === null || year === null || form === null) continue;
    const list = series.get(agency);
    if (list === undefined) series.set(agency, [{ year, form }]);
    else list.push({ year, form });
  }
  for (const list of series.values()) list.sort((a, b) => a.year - b.year);
  return series;
}

function signatureOf(reports: readonly PlacedReport[], comparison: DatasetComparison): string {
  const parts = reports.map(({ version, before }) => {
    const { id, version: number, isPreferred, entry } = version;
    return [id, number, isPreferred, entry.digest, before, comparison.signatureOf(version)];
  });
  return hash('sha256', JSON.stringify(parts));
}

/** All partitions, in byte order of their names: the order of the rows of every table. */
export function partitionsOf(
  versions: readonly Version<ReportKey>[],
  comparison: DatasetComparison,
): Partition[] {
  const series = seriesOf(versions);
  const groups = new Map<string, PlacedReport[]>();
  for (const version of versions) {
    const { agency, year, region } = version.entry;
    const earlier = agency === null || year === null ? [] : (series.get(agency) ?? []);
    const before = earlier.findLast((one) => year !== null && one.year < year) ?? null;
    const name = partitionName(year, region);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [{ version, before }]);
    else group.push({ version, before });
  }
  return [...groups]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([name, reports]) => ({ name, reports, signature: signatureOf(reports, comparison) }));
}
