/** A record → the report as the site shows it, its cells packed in the order of the form. */
import { formById } from '../forms/index.ts';
import type { Reading } from '../record/index.ts';
import type { LeanFinding, LeanRecord } from './lean-record.ts';
import { plainOrNull, plainText } from './plain-text.ts';
import { stateOrder, type PackedCell, type SiteReport } from './site-report.ts';

type Loose = Readonly<{ [key: string]: unknown }>;
const loose = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** No page shows more of a single cell, and a cell with more is none. */
const longestRaw = 300;
/** What is not the form's can be anything: a page of it is enough. */
const most = { extra: 100, claims: 100, findings: 400 };

const tenths = (value: unknown): string => String(Math.round((number(value) ?? 0) * 10) / 10);

/** A place, packed: see `PackedCell`. Of an HTML place the table's cell counts; its path is in the dataset. */
export function packPlace(place: unknown): string {
  const at = loose(place);
  if (typeof at['table'] === 'number') {
    return `t.${at['table']}.${String(number(at['row']) ?? 0)}.${String(number(at['column']) ?? 0)}`;
  }
  const box = Array.isArray(at['box']) ? at['box'].map(tenths).join(' ') : '';
  if (typeof at['page'] === 'number') return `p.${at['page']} ${box}`;
  if (typeof at['line'] === 'number') {
    return `l.${at['line']}.${String(number(at['from']) ?? 0)}.${String(number(at['to']) ?? 0)}`;
  }
  if (typeof at['sheet'] === 'number') return `s.${at['sheet']}.${text(at['cell']).slice(0, 12)}`;
  return box === '' ? '' : `i ${box}`;
}

const knownReadings: readonly Reading[] = ['grid', 'sequence', 'engine2'];

/** By rows and columns and by reading order, and no more. */
const isReadTwice = (readings: unknown): boolean =>
  Array.isArray(readings) && readings.length === 2 && readings[0] === 'grid' && readings[1] === 'sequence';

function packCell(value: number | null, given: unknown): PackedCell {
  if (given === undefined) return null;
  const cell = loose(given);
  const place = packPlace(cell['at']);
  // Nearly every cell is a certain number printed as its digits.
  const isPlain = value !== null && cell['raw'] === String(value) && isReadTwice(cell['readings']);
  if (isPlain && cell['state'] === 'reported') return [value, place];
  const raw = plainText(text(cell['raw']), longestRaw);
  const readings = knownReadings.filter(
    (one) => Array.isArray(cell['readings']) && cell['readings'].includes(one),
  );
  const state = stateOrder.findIndex((one) => one === cell['state']);
  return [value, place, raw, state, number(cell['number']), readings];
}

function plainFinding(finding: LeanFinding): LeanFinding {
  const value = (one: LeanFinding['expected']): LeanFinding['expected'] =>
    typeof one === 'string' ? plainText(one) : one;
  const { zh, en } = finding.message;
  return {
    ...finding,
    expected: value(finding.expected),
    reported: value(finding.reported),
    message: { zh: plainText(zh), en: plainText(en) },
  };
}

/** The report, with what the tables of the dataset and the evidence add. */
export function packReport(
  record: LeanRecord,
  more: {
    readonly isPreferred: boolean;
    readonly hasSource: boolean;
    readonly proofs: ReadonlySet<string>;
    /** Findings of other reports that name this one. */
    readonly named: readonly LeanFinding[];
  },
): SiteReport {
  const { report, findings, file, status } = record;
  const values = loose(report.values);
  const cells = loose(report.cells);
  const form = formById(report.form);
  return {
    id: report.id,
    year: report.year,
    form: report.form,
    status,
    scope: report.scope,
    isPreferred: more.isPreferred,
    name: plainOrNull(report.agency.name, 200),
    title: plainOrNull(report.title, 400),
    published: plainOrNull(report.published, 40),
    file: plainText(file, 1000),
    source: { ...report.source, url: plainOrNull(report.source.url) },
    cells: form?.fields.map(({ code }) => packCell(number(values[code]), cells[code])) ?? [],
    extra: report.extra.slice(0, most.extra).map(({ label, cells: more }) => ({
      label: plainText(label, longestRaw),
      cells: more.slice(0, 40).map((one) => plainText(one, longestRaw)),
    })),
    claims: report.claims
      .slice(0, most.claims)
      .map(({ codes, value, text: words }) => ({ codes, value, text: plainText(words, 600) })),
    findings: [...findings.slice(0, most.findings), ...more.named].map((finding) => ({
      ...plainFinding(finding),
      truncated: finding.truncated ?? false,
      hasProof: more.proofs.has(finding.id),
    })),
    hasSource: more.hasSource,
  };
}
