/** A report filled into its printed form: headings, paragraphs and tables of texts, before any layout. */
import type { PrintedCell, PrintedTable, SectionName } from '../printed-forms/index.ts';
import { chooser } from './random.ts';
import { printLabel } from './labels.ts';
import type { TestReport } from './report.ts';
import type { Variation } from './variation.ts';

export interface FilledCell {
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  /** `head`: above numbers; `label`: before them. */
  readonly role: 'head' | 'label' | 'number';
}

export interface FilledTable {
  readonly headerRows: number;
  readonly width: number;
  readonly rows: readonly (readonly FilledCell[])[];
}

export type Part =
  | { readonly kind: 'title' | 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'tables'; readonly section: SectionName; readonly tables: readonly FilledTable[] };

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Full-width spaces by the level that the label's mark on the form shows. */
function indentOf(text: string): string {
  if (/^[一二三四五六七八九]、/u.test(text)) return '';
  return '\u3000'.repeat(text.startsWith('（') ? 1 : /^\d/u.test(text) ? 2 : 3);
}

/** Rows that provinces added to the list of 2014, with figures that no code of the form takes. */
const extraRows: readonly (readonly [after: string, label: string, unit: string, figure: string])[] = [
  ['制发规范性文件总数', '公开行政权力事项数', '项', '7123'],
  ['4.信函申请数', '5.电子邮件申请数', '件', '7124'],
];

function withExtraRows(table: FilledTable): FilledTable {
  const cell = (text: string, role: FilledCell['role']): FilledCell => ({
    text,
    role,
    colspan: 1,
    rowspan: 1,
  });
  return {
    ...table,
    rows: table.rows.flatMap((row) => {
      const extra = extraRows.find(
        ([after]) => row[0]?.text.trim().endsWith(after.replace(/^\d\./u, '')) === true,
      );
      if (extra === undefined) return [row];
      return [row, [cell(extra[1], 'label'), cell(extra[2], 'label'), cell(extra[3], 'number')]];
    }),
  };
}

function fillTable(table: PrintedTable, report: TestReport, variation: Variation): FilledTable {
  // One generator per label text, so that a label is misprinted the same way wherever it stands.
  const isIndented = table.width === 3 && variation.traps.has('indented');
  const printed = (text: string): string =>
    printLabel(text, variation.traps, chooser(variation.seed + Array.from(text).length));
  const textOf = (cell: PrintedCell, mayIndent: boolean): string => {
    if (cell.code !== null) return report.printed.get(cell.code)?.raw ?? '';
    if (cell.text === '采购总金额') return cell.text + report.procurementUnit;
    const text = printed(cell.text);
    if (cell.rowspan > 3 && variation.traps.has('letters-apart')) return Array.from(text).join(' ');
    return isIndented && mayIndent ? indentOf(cell.text) + text : text;
  };
  return {
    headerRows: table.headerRows,
    width: table.width,
    rows: table.rows.map((row, r) =>
      row.map((cell, i) => ({
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        role: cell.code !== null ? 'number' : r < table.headerRows ? 'head' : 'label',
        text: textOf(cell, r > 0 && i === 0),
      })),
    ),
  };
}

/** The report's parts in the order printed. */
export function fill(report: TestReport, variation: Variation): Part[] {
  const parts: Part[] = [];
  const { traps } = variation;
  if (!traps.has('no-title')) parts.push({ kind: 'title', text: report.title });
  parts.push({
    kind: 'paragraph',
    text: `本报告根据《中华人民共和国政府信息公开条例》的要求编制，由${report.agency}发布。所列数据的统计期限自${String(report.year)}年1月1日起至12月31日止。`,
  });
  const headings = report.form.sections.map((s) => s.heading);
  if (traps.has('contents-list')) {
    parts.push({ kind: 'paragraph', text: '目录' });
    for (const heading of headings) parts.push({ kind: 'paragraph', text: heading });
  }
  if (traps.has('sections-restart')) {
    ['主动公开', '依申请公开', '政府信息管理', '平台建设', '监督保障', '工作展望'].forEach((name, i) => {
      parts.push({ kind: 'heading', text: `${ordinals[i] ?? ''}、${name}` });
      parts.push({ kind: 'paragraph', text: `${name}工作有序推进，取得积极成效。` });
      if (i === 0) for (const text of report.prose.overview) parts.push({ kind: 'paragraph', text });
    });
  }
  let ordinal = 0;
  for (const section of report.form.sections) {
    let heading = section.heading;
    if (traps.has('sections-restart') && /^[一二三四五六]、/u.test(heading)) {
      if (section.name === 'overview') continue;
      heading = `${ordinals[ordinal++] ?? ''}${heading.slice(1)}`;
    }
    if (traps.has('straight-quotes')) heading = heading.replace('、', '.');
    parts.push({ kind: 'heading', text: heading });
    if (section.tables.length === 0) {
      const texts =
        section.name === 'overview'
          ? report.prose.overview
          : [section.name === 'problems' ? report.prose.problems : report.prose.other];
      for (const text of texts) parts.push({ kind: 'paragraph', text });
      continue;
    }
    if (section.name === 'indicators') {
      parts.push({ kind: 'paragraph', text: `（${String(report.year)}年度）` });
      parts.push({ kind: 'paragraph', text: `填报单位（盖章）：${report.agency}` });
    }
    parts.push({
      kind: 'tables',
      section: section.name,
      tables: section.tables.map((table) => {
        const filled = fillTable(table, report, variation);
        return section.name === 'indicators' && traps.has('extra-rows') ? withExtraRows(filled) : filled;
      }),
    });
  }
  return parts;
}
