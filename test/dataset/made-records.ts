/** Records made for tests: small ones by hand, and many from a seed. */
import { formById, type FormId } from '../../src/forms/index.ts';
import type { Cell, Finding, Place, Record, Report, State } from '../../src/record/index.ts';
import { findingId } from '../../src/checks/index.ts';
import { createHash } from 'node:crypto';

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Spoiled {
  readonly file?: string;
  readonly id?: string;
  readonly form?: FormId | null;
  readonly year?: number | null;
  readonly agency?: string | null;
  readonly name?: string | null;
  readonly region?: string | null;
  readonly title?: string | null;
  readonly sha256?: string;
  readonly url?: string | null;
  readonly retrieved?: string | null;
  readonly cells?: { readonly [code: string]: Partial<Cell> & { readonly value?: number | null } };
  readonly extra?: Report['extra'];
  readonly claims?: Report['claims'];
  readonly findings?: readonly Partial<Finding>[];
}

export const at: Place = { line: 3, from: 10, to: 12 };

/** A parsed record; what is not given is ordinary. */
export function madeRecord(parts: Spoiled = {}): Record {
  const year = parts.year === undefined ? 2024 : parts.year;
  const agency = parts.agency === undefined ? '350200-rsj' : parts.agency;
  const source = parts.sha256 ?? sha(`${agency ?? ''}-${year ?? ''}`);
  const id =
    parts.id ?? (agency !== null && year !== null ? `${agency}-${year}` : `x-${source.slice(0, 12)}`);
  const form = parts.form === undefined ? 'ogi-2021' : parts.form;
  const values: { [code: string]: number | null } = {};
  for (const field of formById(form)?.fields ?? []) values[field.code] = null;
  const cells: { [code: string]: Cell } = {};
  for (const [code, { value, ...cell }] of Object.entries(parts.cells ?? {})) {
    const number = cell.number ?? value ?? null;
    const state: State = number === null ? 'blank' : 'reported';
    cells[code] = {
      raw: number === null ? '' : String(number),
      state,
      number,
      readings: ['grid', 'sequence'],
      confidence: 1,
      at,
      ...cell,
    };
    values[code] = value ?? null;
  }
  return {
    record: 1,
    program: '0.1.0',
    file: parts.file ?? `in/${id}.html`,
    status: 'parsed',
    report: {
      id,
      form,
      year,
      agency: {
        id: agency,
        name: parts.name === undefined ? '厦门市人力资源和社会保障局' : parts.name,
        basis: 'printed',
        region: parts.region === undefined ? (agency?.slice(0, 6) ?? null) : parts.region,
      },
      scope: 'own',
      title: parts.title === undefined ? '年度报告' : parts.title,
      published: '2025-01-09',
      period: ['2024-01-01', '2024-12-31'],
      values,
      cells,
      extra: parts.extra ?? [],
      sections: { overview: '本机关……', problems: null, other: null },
      claims: parts.claims ?? [],
      attachments: [],
      source: {
        sha256: source,
        bytes: 12345,
        media_type: 'text/html',
        url: parts.url ?? null,
        retrieved: parts.retrieved ?? null,
      },
    },
    findings: (parts.findings ?? []).map((finding) => madeFinding(id, finding)),
    assessed: { 'requests.applicant_sum': 25 },
    error: null,
  };
}

function madeFinding(report: string, parts: Partial<Finding>): Finding {
  const whole = {
    rule: 'requests.applicant_sum',
    severity: 'error',
    blame: 'source',
    reports: [report],
    codes: ['requests.received.total'],
    row: 'requests.received',
    column: null,
    block: null,
    expected: 48,
    reported: 47,
    delta: -1,
    suspects: [{ codes: ['requests.received.total'], would_be: [48] }],
    message: { zh: '总计不等于各项之和。', en: 'The total is not the sum of its parts.' },
    ...parts,
  } as const;
  return { id: findingId(whole.rule, whole.reports, whole.codes, whole.column), ...whole };
}

export function failedRecord(file: string, status: 'failed' | 'not_a_report' = 'failed'): Record {
  const error = status === 'failed' ? { code: 'document.damaged', message: `${file}: damaged.` } : null;
  return { record: 1, program: '0.1.0', file, status, report: null, findings: [], assessed: {}, error };
}

/** A number from a text: the same on every run. */
function draw(seed: string, below: number): number {
  return parseInt(sha(seed).slice(0, 8), 16) % below;
}

const forms = ['ogi-2014', 'ogi-2019', 'ogi-2021'] as const;

/** The record number `n` of a seed, with every kind of cell. */
export function drawnRecord(seed: string, n: number): Record {
  const key = `${seed}/${n}`;
  if (draw(`${key}/fails`, 20) === 0)
    return failedRecord(`in/${n}.html`, n % 2 === 0 ? 'failed' : 'not_a_report');
  const form = forms[draw(`${key}/form`, 3)]!;
  const province = 11 + draw(`${key}/province`, 30);
  const cells: { [code: string]: Partial<Cell> & { value?: number | null } } = {};
  for (const [index, field] of formById(form)!.fields.entries()) {
    const kind = (n * 7 + index) % 10;
    const value = (n * 31 + index * 17) % 1000;
    if (kind < 6) cells[field.code] = { value: field.type === 'amount' ? value / 100 : value };
    else if (kind === 6) cells[field.code] = { raw: '-', state: 'dash' };
    else if (kind === 7)
      cells[field.code] = {
        raw: '约3',
        state: 'ambiguous',
        number: 3,
        at: { page: 1, box: [1.5, 2, 3, 4.25] },
      };
    else if (kind === 8) cells[field.code] = { at: { table: 1, row: 2, column: 3, path: [2, 1, 4] } };
  }
  return madeRecord({
    file: `in/${n}.html`,
    form,
    cells,
    year: draw(`${key}/year`, 15) === 0 ? null : 2014 + draw(`${key}/y`, 11),
    agency: draw(`${key}/agency`, 12) === 0 ? null : `${province}0000-a${draw(`${key}/a`, 200)}`,
    region: draw(`${key}/region`, 12) === 0 ? null : `${province}0000`,
    title: ['=1+1', '年度，"报告"\n二', null, "'-x", ''][draw(`${key}/t`, 5)]!,
    sha256: sha(key),
    findings: n % 3 === 0 ? [{}] : [],
  });
}

export function drawnRecords(seed: string, count: number): Record[] {
  return Array.from({ length: count }, (_, n) => drawnRecord(seed, n));
}
