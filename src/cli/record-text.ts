/** A record as a page for a terminal: who and when, the tables, the findings. */
import { formById, type Form } from '../forms/index.ts';
import type { Record, Report } from '../record/index.ts';
import { cleanText } from './clean-text.ts';
import { failureText } from './failure.ts';
import { findingLines } from './finding-text.ts';
import { flagsOf } from './flags.ts';
import type { Language } from './language.ts';
import type { Messages } from './messages.en.ts';
import type { Paint } from './paint.ts';
import { reportTables, type SectionTables } from './report-tables.ts';
import { layTable, type TableColumn } from './table.ts';
import { cutTo, padTo, widthOf, wrapTo } from './width.ts';

export interface PageView {
  readonly language: Language;
  readonly t: Messages;
  readonly paint: Paint;
  /** Columns to fit into. */
  readonly width: number;
}

/** Rows that are not the form's: this many are shown; the record has them all. */
const extraRowsShown = 30;
/** Links of a page that is no report: this many are shown. */
const linksShown = 10;

function headLines(record: Record, report: Report | null, form: Form | null, view: PageView): string[] {
  const { t, paint, width } = view;
  const agency = report === null ? null : (report.agency.name ?? t.unknown);
  const year = report === null ? null : report.year === null ? t.unknown : String(report.year);
  const heading = agency === null || year === null ? cleanText(record.file) : `${cleanText(agency)} ${year}`;
  const facts: (readonly [string, string | null])[] = [
    [t.title, report?.title ?? null],
    [t.id, report?.id ?? null],
    [t.form, report === null ? null : form === null ? t.noForm : `${form.id}  ${form.title[view.language]}`],
    [t.scopeWord, report === null || report.scope === null ? null : t.scope[report.scope]],
    [t.published, report?.published ?? null],
    [t.file, agency === null ? null : record.file],
    [t.statusWord, t.status[record.status]],
  ];
  const nameWidth = Math.max(...facts.map(([name]) => widthOf(name)));
  const lines = [paint('heading', cutTo(heading, width))];
  for (const [name, value] of facts) {
    if (value === null) continue;
    const [first = '', ...rest] = wrapTo(cleanText(value), width - nameWidth - 4);
    lines.push(`  ${paint('dim', padTo(name, nameWidth, 'left'))}  ${first}`);
    for (const line of rest) lines.push(`${' '.repeat(nameWidth + 4)}${line}`);
  }
  return lines;
}

function sectionLines(section: SectionTables, view: PageView): string[] {
  const lines = ['', view.paint('bold', section.heading)];
  if (section.tables.length === 0) lines.push(`  ${view.paint('warning', view.t.noTable)}`);
  for (const table of section.tables) {
    if (table.heading !== null) lines.push('', view.paint('dim', table.heading));
    lines.push(...layTable(table.columns, table.rows, view));
  }
  return lines;
}

/** The signs that the tables use, explained. */
function legendLines(sections: readonly SectionTables[], view: PageView): string[] {
  const used = new Set<string>();
  for (const { tables } of sections) {
    for (const table of tables) {
      for (const row of table.rows) {
        for (const cell of row.cells) {
          if (cell.mark !== undefined) used.add(cell.mark);
          used.add(cell.text);
        }
      }
    }
  }
  const explained = Object.entries(view.t.legend).filter(([sign]) => used.has(sign));
  if (explained.length === 0) return [];
  return ['', view.paint('dim', explained.map(([sign, text]) => `${sign} ${text}`).join('   '))];
}

function extraLines(report: Report, view: PageView): string[] {
  if (report.extra.length === 0) return [];
  const shown = report.extra.slice(0, extraRowsShown);
  const count = Math.min(12, Math.max(1, ...shown.map((row) => row.cells.length)));
  const columns: TableColumn[] = [{ header: view.t.label, align: 'left' }];
  for (let at = 1; at <= count; at++) columns.push({ header: String(at), align: 'left' });
  const rows = shown.map((row) => ({
    cells: [row.label, ...row.cells.slice(0, count)].map((text) => ({ text: cutTo(cleanText(text), 40) })),
  }));
  const lines = ['', view.paint('bold', view.t.extraTitle), ...layTable(columns, rows, view)];
  if (report.extra.length > shown.length) lines.push(view.t.moreRows(report.extra.length - shown.length));
  return lines;
}

function linkLines(report: Report | null, view: PageView): string[] {
  if (report === null || report.attachments.length === 0) return [];
  return [
    '',
    view.t.mayBeHere,
    ...report.attachments
      .slice(0, linksShown)
      .map((link) => `  ${cleanText(link.text)}  ${cleanText(link.href)}`),
  ];
}

/** The page of one record. */
export function recordLines(record: Record, view: PageView): string[] {
  const { report } = record;
  const form = formById(report?.form ?? null);
  const lines = headLines(record, report, form, view);
  if (record.error !== null) {
    for (const line of wrapTo(failureText(record, view.t), view.width - 2))
      lines.push(`  ${view.paint('error', line)}`);
    // Of a document that was read in part the rest is shown.
    if (report === null) return lines;
  }
  if (report !== null && form !== null) {
    const flags = flagsOf(record.findings, form);
    const sections = reportTables({ report, form, flags, language: view.language, t: view.t });
    for (const section of sections) lines.push(...sectionLines(section, view));
    lines.push(...legendLines(sections, view));
  }
  if (report !== null) lines.push(...extraLines(report, view));
  if (record.status !== 'parsed') lines.push(...linkLines(report, view));
  if (report === null) return lines;
  lines.push('', view.paint('bold', view.t.findingsTitle));
  if (record.findings.length === 0) lines.push(`  ${view.t.noFindings}`);
  for (const finding of record.findings) {
    lines.push(...findingLines(finding, { ...view, form, width: view.width - 2 }).map((line) => `  ${line}`));
  }
  return lines;
}
