/** How findings may be sorted and written. */

export const sortKeys = ['severity', 'rule', 'agency', 'year', 'delta'] as const;
export type SortKey = (typeof sortKeys)[number];

export const findingFormats = ['list', 'ndjson', 'json', 'csv', 'markdown', 'sarif'] as const;
export type FindingFormat = (typeof findingFormats)[number];
