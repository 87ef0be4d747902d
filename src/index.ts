/** gongkai as a library: a file's bytes in, a record out for each document in it. */
export {
  ConversionFailed,
  openLibreOffice,
  type ConvertibleFormat,
  type Engines,
  type LibreOffice,
  type LibreOfficeOptions,
  type WordConverter,
} from './documents/index.ts';
export { examine, examineAll, type ExamineOptions } from './examine/index.ts';
export { formById, formIds, formInForce, forms } from './forms/index.ts';
export type { Bilingual, Field, Form, FormId, Identity } from './forms/index.ts';
export {
  parseRecord,
  programVersion,
  recordJsonSchema,
  recordSchema,
  recordVersion,
} from './record/index.ts';
export type {
  Cell,
  Claim,
  Finding,
  Place,
  Record,
  Report,
  Severity,
  State,
  Status,
  SuspectSet,
} from './record/index.ts';
