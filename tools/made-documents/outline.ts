/** What a record says of a sample, short enough to be reviewed by a person. */
import { examineAll, type Record } from '../../src/index.ts';
import type { Sample } from './sample.ts';

export interface Outline {
  readonly status: string;
  readonly id: string | null;
  readonly form: string | null;
  readonly year: number | null;
  /** The agency's id, and its name with the basis. */
  readonly agency: readonly [id: string | null, name: string | null, basis: string | null] | null;
  readonly published: string | null;
  /** How many codes have a number. */
  readonly numbers: number;
  /** How many cells are in each state. */
  readonly states: Readonly<{ [state: string]: number }>;
  readonly claims: readonly string[];
  readonly extra: readonly string[];
  readonly attachments: number;
  /** `rule blame code expected reported`, in order. */
  readonly findings: readonly string[];
  readonly error: string | null;
}

function findingLine(finding: Record['findings'][number]): string {
  const numbers =
    finding.expected === null
      ? ''
      : ` expected ${String(finding.expected)} reported ${String(finding.reported)}`;
  const codes =
    finding.codes.length === 0
      ? ''
      : ` ${finding.codes[0] ?? ''}${finding.codes.length > 1 ? ` and ${String(finding.codes.length - 1)} more` : ''}`;
  const suspects = finding.suspects === null ? '' : ` suspects ${String(finding.suspects.length)}`;
  return `${finding.rule} ${finding.blame}${codes}${numbers}${suspects}`;
}

/** The outline of a record. */
export function outlineOf(record: Record): Outline {
  const { report } = record;
  const states: { [state: string]: number } = {};
  for (const cell of Object.values(report?.cells ?? {})) states[cell.state] = (states[cell.state] ?? 0) + 1;
  return {
    status: record.status,
    id: report?.id ?? null,
    form: report?.form ?? null,
    year: report?.year ?? null,
    agency: report === null ? null : [report.agency.id, report.agency.name, report.agency.basis],
    published: report?.published ?? null,
    numbers: Object.values(report?.values ?? {}).filter((value) => value !== null).length,
    states,
    claims: (report?.claims ?? []).map((claim) => `${claim.codes.join(' ')} = ${String(claim.value)}`),
    extra: (report?.extra ?? []).map((row) => `${row.label}: ${row.cells.join(', ')}`),
    attachments: report?.attachments.length ?? 0,
    findings: record.findings.map(findingLine),
    error: record.error?.code ?? null,
  };
}

/** Reads a sample as `npm start` does. Throws where it holds several documents. */
export async function readSample(sample: Sample): Promise<Record> {
  const records: Record[] = [];
  for await (const record of examineAll(sample.bytes, { file: `samples/${sample.path}` }))
    records.push(record);
  const [record, ...others] = records;
  if (record === undefined || others.length > 0) throw new Error(`${sample.path} is not one document`);
  return record;
}
