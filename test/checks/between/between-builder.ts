/** Records of several reports for the rules between them: each a whole form of certain zeros but for what a test changes. */
import { compareReports, keepReport, type CompareOptions } from '../../../src/checks/index.ts';
import { checkReport } from '../../../src/checks/index.ts';
import type { Finding, Record, Report } from '../../../src/record/index.ts';
import { built, type Built } from '../report-builder.ts';

export interface Made extends Built {
  /** `320803-rsj` unless told. */
  readonly agency_id?: string | null;
  readonly name?: string;
  readonly year?: number;
  readonly scope?: Report['scope'];
  /** Digest of the source: one hexadecimal digit, repeated. */
  readonly digest?: string;
}

/** One report as a record. */
export function madeRecord(made: Made = {}): Record {
  const agency = made.agency_id === undefined ? '320803-rsj' : made.agency_id;
  const year = made.year ?? 2023;
  const { report, ...context } = built(made);
  const id = agency === null ? 'x-000000000000' : `${agency}-${String(year)}`;
  const named: Report = {
    ...report,
    id,
    year,
    scope: made.scope === undefined ? 'own' : made.scope,
    agency: {
      id: agency,
      name: made.name ?? agency,
      basis: 'printed',
      region: agency?.slice(0, 6) ?? null,
    },
    source: { ...report.source, sha256: (made.digest ?? '0').repeat(64) },
    ...made.report,
  };
  const { findings, assessed } = checkReport({ ...context, report: named });
  return {
    record: 1,
    program: '0',
    file: `${id}.html`,
    status: 'parsed',
    report: named,
    findings,
    assessed,
    error: null,
  };
}

/** What a set of reports is compared as; the first of an agency and year is the preferred one. */
export function compared(all: readonly Made[], options: CompareOptions = {}) {
  const seen = new Map<string, number>();
  const kept = all.map((made) => {
    const record = madeRecord(made);
    const id = record.report!.id;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return keepReport(record, {
      id: times === 1 ? id : `${id}-${String(times)}`,
      isPreferred: times === 1,
    })!;
  });
  return compareReports(kept, options);
}

/** The findings of one rule over a set of reports. */
export function foundBy(rule: string, all: readonly Made[], options: CompareOptions = {}): Finding[] {
  return compared(all, options).findings.filter((finding) => finding.rule === rule);
}

/** How many times a rule could be evaluated over a set of reports. */
export function assessedBy(rule: string, all: readonly Made[], options: CompareOptions = {}): number {
  return [...compared(all, options).assessed.values()].reduce((sum, one) => sum + (one[rule] ?? 0), 0);
}

/** A report of section 3 that adds up: so many received by natural persons, so many carried in and out. */
export function requests(
  received: number,
  carriedIn: number,
  carriedOut: number,
): { [code: string]: number } {
  const done = received + carriedIn - carriedOut;
  const values: { [code: string]: number } = {};
  for (const column of ['natural_person', 'total']) {
    values[`requests.received.${column}`] = received;
    values[`requests.carried_in.${column}`] = carriedIn;
    values[`requests.outcome.granted.${column}`] = done;
    values[`requests.outcome.total.${column}`] = done;
    values[`requests.carried_out.${column}`] = carriedOut;
  }
  return values;
}

/** A grid with `count` counts above zero outside totals, all in rows and columns that add up. */
export function grid(count: number, shift = 0): { [code: string]: number } {
  const rows = [
    'granted',
    'partial',
    'refused.state_secret',
    'refused.third_party_rights',
    'unable.not_held',
    'unable.unclear',
    'not_processed.petition',
    'not_processed.duplicate',
    'refused.deliberative',
  ];
  const values: { [code: string]: number } = {};
  let sum = 0;
  // The row of requests received counts too.
  for (const [i, row] of rows.slice(0, count - 1).entries()) {
    const n = i + 2 + shift;
    sum += n;
    values[`requests.outcome.${row}.business`] = n;
    values[`requests.outcome.${row}.total`] = n;
  }
  for (const column of ['business', 'total']) {
    values[`requests.received.${column}`] = sum;
    values[`requests.outcome.total.${column}`] = sum;
  }
  return values;
}

/** A text of an agency's own, of some 30 characters a sentence: what `seed` says, again and again with other words. */
export function prose(seed: number, sentences = 30): string {
  const words = Array.from(
    '政务服务企业群众办事流程优化平台建设数据共享教育医疗交通环保养老就业改革创新监督管理培训考核',
  );
  let state = seed * 7919 + 13;
  const next = (): number => (state = (state * 48271) % 2147483647);
  return Array.from({ length: sentences }, () =>
    Array.from({ length: 28 }, () => words[next() % words.length]).join(''),
  ).join('。');
}
