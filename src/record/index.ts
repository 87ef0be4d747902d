/** The record: types, schemas and JSON Schema, derived from the forms. */
export type { HtmlPlace, ImagePlace, PagePlace, Place, SheetPlace, TextPlace } from './place.ts';
export { blames, severities } from './finding.ts';
export type { Blame, Finding, FindingValue, Severity, SuspectSet } from './finding.ts';
export { failedRecord } from './failed-record.ts';
export { programVersion } from './program.ts';
export { recordVersion } from './record.ts';
export type {
  Attachment,
  Cell,
  Claim,
  ExtraRow,
  Record,
  RecordError,
  Report,
  ReportAgency,
  Source,
  Status,
  Values,
} from './record.ts';
export { readings, states } from './states.ts';
export type { Reading, State } from './states.ts';
export {
  findingSchema,
  looksLikeRecord,
  parseRecord,
  placeSchema,
  recordJsonSchema,
  recordSchema,
  reportSchema,
} from './schema.ts';
