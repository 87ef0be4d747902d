/** The names of a dataset's files. Only ids that have been looked at become names: nothing that a document says. */

/** The folder in DIR that holds the dataset. */
export const folderName = 'dataset';
export const manifestName = 'manifest.json';
export const packageName = 'datapackage.json';
export const sumsName = 'SHA256SUMS';
/** What was measured of the program that read the documents: docs/accuracy.md, as it was. */
export const accuracyName = 'accuracy.md';
/** The records without a report: one a line. */
export const failuresRecordsName = 'records/failures.ndjson';

/** Where year or province is not known: no such year, no such province in GB/T 2260. */
export const unknownYear = '0000';
export const unknownProvince = '00';

/** Report ids (record.md). */
export const idPattern = /^[a-z0-9-]{1,80}$/;
/** SHA-256 as the record writes it. */
export const sha256Pattern = /^[0-9a-f]{64}$/;

/** The four digits of a year that name a folder. */
export function yearName(year: number | null): string {
  return year === null ? unknownYear : String(year).padStart(4, '0');
}

/** The province's two digits, from a region code of six; `00` also for national bodies (000000). */
export function provinceName(region: string | null): string {
  return region !== null && /^\d{6}$/.test(region) ? region.slice(0, 2) : unknownProvince;
}

/** The folder of a year of a province, by which the dataset is parted and ordered. */
export function partitionName(year: number | null, region: string | null): string {
  return `year=${yearName(year)}/region=${provinceName(region)}`;
}

/** The four digits of a partition's year. */
export function yearOfPartition(partition: string): string {
  return partition.slice('year='.length, 'year='.length + unknownYear.length);
}

/** The path of a partition's cells within the dataset. */
export function cellsPath(partition: string): string {
  return `cells/${partition}.csv`;
}

/** The folder of a year's records within the dataset, by the year's four digits. */
export function recordsFolder(year: string): string {
  return `records/${year}`;
}

/** The path of a report's record within the dataset. */
export function recordPath(report: { readonly id: string; readonly year: number | null }): string {
  return `${recordsFolder(yearName(report.year))}/${report.id}.json`;
}
