/** The record of a file that gave no report and no answer either. */
import { programVersion } from './program.ts';
import { recordVersion, type Record, type RecordError } from './record.ts';

/** A record with status `failed`. `program`: the version that says so, this one unless told otherwise. */
export function failedRecord(file: string, error: RecordError, program = programVersion): Record {
  return {
    record: recordVersion,
    program,
    file,
    status: 'failed',
    report: null,
    findings: [],
    assessed: {},
    error,
  };
}
