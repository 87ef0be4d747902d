/** gongkai as a library: one document's bytes in, one record out. */
export { examine, type ExamineOptions } from './examine/index.ts';
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
