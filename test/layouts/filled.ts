/** A report filled into its printed form: headings, paragraphs and tables of texts, before any layout. */
import type { PrintedTable, SectionName } from '../printed-forms/index.ts';
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

function fillTable(table: PrintedTable, report: TestReport, variation: Variation): FilledTable {
  // One generator per label text, so that a label is misprinted the same way wherever it stands.
  const printed = (text: string): string =>
    printLabel(text, variation.traps, chooser(variation.seed + Array.from(text).length));
  return {
    headerRows: table.headerRows,
    width: table.width,
    rows: table.rows.map((row, r) =>
      row.map((cell) => ({
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        role: cell.code !== null ? 'number' : r < table.headerRows ? 'head' : 'label',
        text:
          cell.code !== null
            ? (report.printed.get(cell.code)?.raw ?? '')
            : cell.text === '采购总金额'
              ? cell.text + report.procurementUnit
              : cell.rowspan > 3 && variation.traps.has('letters-apart')
                ? Array.from(printed(cell.text)).join(' ')
                : printed(cell.text),
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
      tables: section.tables.map((table) => fillTable(table, report, variation)),
    });
  }
  return parts;
}
