/** What a dataset can hold beside CSV and records, by name. */

/** As `gongkai build --formats` names them; `excel` and `evidence` have options of their own. */
export const datasetFormats = ['parquet', 'duckdb', 'ndjson', 'excel', 'stata', 'evidence'] as const;
export type DatasetFormat = (typeof datasetFormats)[number];
