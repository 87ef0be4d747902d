/** A record made for tests of the command line, with what a test does not name left plain. */
import { formById, type FormId } from '../../src/forms/index.ts';
import type { Cell, Finding, Record, Report, State } from '../../src/record/index.ts';

/** What stands in a cell: a number, or a state with the words printed. */
export type Printed = number | readonly [state: State, raw: string];

function cellOf(printed: Printed): Cell {
  const [state, raw] = typeof printed === 'number' ? (['reported', String(printed)] as const) : printed;
  const number = typeof printed === 'number' ? printed : null;
  return {
    raw,
    state,
    number,
    readings: ['grid', 'sequence'],
    confidence: 1,
    at: { line: 1, from: 1, to: raw.length },
  };
}

/** A report of the form in which only the given codes have a place. */
export function madeReport(
  form: FormId | null,
  printed: { readonly [code: string]: Printed },
  rest: Partial<Report> = {},
): Report {
  const codes = formById(form)?.fields.map((field) => field.code) ?? [];
  return {
    id: '350200-rsj-2024',
    form,
    year: 2024,
    agency: { id: '350200-rsj', name: '某市某局', basis: 'printed', region: '350200' },
    scope: 'own',
    title: null,
    published: null,
    period: null,
    values: Object.fromEntries(
      codes.map((code) => [code, typeof printed[code] === 'number' ? printed[code] : null]),
    ),
    cells: Object.fromEntries(Object.entries(printed).map(([code, one]) => [code, cellOf(one)])),
    extra: [],
    sections: { overview: null, problems: null, other: null },
    claims: [],
    attachments: [],
    source: { sha256: '0'.repeat(64), bytes: 1, media_type: 'text/html', url: null, retrieved: null },
    ...rest,
  };
}

/** A finding of an error that the document itself makes. */
export function madeFinding(rest: Partial<Finding> = {}): Finding {
  return {
    id: '0123456789abcdef',
    rule: 'requests.applicant_sum',
    severity: 'error',
    blame: 'source',
    reports: ['350200-rsj-2024'],
    codes: ['requests.received.total', 'requests.received.natural_person'],
    row: 'requests.received',
    column: null,
    block: null,
    expected: 48,
    reported: 47,
    delta: -1,
    suspects: null,
    message: { zh: '合计与各项之和不等。', en: 'The total is not the sum of its parts.' },
    ...rest,
  };
}

/** A record of the report, or of a document without one. */
export function madeRecord(report: Report | null, rest: Partial<Record> = {}): Record {
  return {
    record: 1,
    program: '0.1.0',
    file: 'a/b.html',
    status: report === null ? 'not_a_report' : 'parsed',
    report,
    findings: [],
    assessed: {},
    error: null,
    ...rest,
  };
}
