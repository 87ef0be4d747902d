/** Records → a dataset on disk: CSV, JSON, Data Package; and back. */
export { csvField, originalText } from './csv.ts';
export { DatasetError } from './errors.ts';
export type { DatasetErrorCode } from './errors.ts';
export { layoutVersion } from './manifest.ts';
export type { DatasetCounts } from './manifest.ts';
export { findReport, isDataset, readDataset } from './read.ts';
export type { Column, ColumnShape, ColumnType, Reference, TableShape } from './table.ts';
export { tables } from './tables/index.ts';
export { nameVersions, partOf, withReportId } from './versions.ts';
export type { OwnHost, Version, VersionEntry } from './versions.ts';
export { writeDataset } from './write.ts';
export type { DatasetSummary, WriteOptions } from './write.ts';
