/** One order of the fields of a record: however it came, a dataset holds the same bytes of it. */
import type { Cell, Finding, Record, Report } from '../record/index.ts';

/** The fields of the record's contract in its order; a field that is not there stays away. */
function inOrder<T extends object>(value: T, keys: readonly (keyof T)[]): T {
  const ordered: Partial<T> = {};
  for (const key of keys) if (value[key] !== undefined) ordered[key] = value[key];
  return ordered as T;
}

const placeKeys = ['table', 'row', 'column', 'path', 'line', 'from', 'to', 'page', 'box', 'sheet', 'cell'];

function place<T extends object>(at: T): T {
  return inOrder(at, placeKeys as (keyof T)[]);
}

function cells(all: Report['cells']): Report['cells'] {
  const ordered: { [code: string]: Cell } = {};
  for (const [code, { raw, state, number, readings, confidence, at }] of Object.entries(all)) {
    ordered[code] = { raw, state, number, readings, confidence, at: place(at) };
  }
  return ordered;
}

function finding(one: Finding): Finding {
  const ordered = inOrder(one, [
    ...([
      'id',
      'rule',
      'severity',
      'blame',
      'reports',
      'codes',
      'row',
      'column',
      'block',
      'expected',
    ] as const),
    ...(['reported', 'delta', 'suspects', 'truncated', 'message'] as const),
  ]);
  const suspects = one.suspects?.map((set) => inOrder(set, ['codes', 'would_be'])) ?? null;
  return { ...ordered, suspects, message: inOrder(one.message, ['zh', 'en']) };
}

function report(one: Report): Report {
  const ordered = inOrder(one, [
    ...([
      'id',
      'form',
      'year',
      'agency',
      'scope',
      'title',
      'published',
      'period',
      'values',
      'cells',
    ] as const),
    ...(['extra', 'sections', 'claims', 'attachments', 'source'] as const),
  ]);
  return {
    ...ordered,
    agency: inOrder(one.agency, ['id', 'name', 'basis', 'region']),
    cells: cells(one.cells),
    extra: one.extra.map((row) => ({ label: row.label, cells: row.cells, at: place(row.at) })),
    sections: inOrder(one.sections, ['overview', 'problems', 'other']),
    claims: one.claims.map((claim) => ({
      ...inOrder(claim, ['codes', 'operator', 'of', 'value', 'text', 'at']),
      at: place(claim.at),
    })),
    attachments: one.attachments.map((link) => inOrder(link, ['text', 'href'])),
    source: inOrder(one.source, ['sha256', 'bytes', 'media_type', 'url', 'retrieved']),
  };
}

/** The record with its fields in the order of the contract. Codes and rules keep the order that they have. */
export function canonicalRecord(record: Record): Record {
  return {
    record: record.record,
    program: record.program,
    file: record.file,
    status: record.status,
    report: record.report === null ? null : report(record.report),
    findings: record.findings.map(finding),
    assessed: record.assessed,
    error: record.error === null ? null : inOrder(record.error, ['code', 'message']),
  };
}
