/** The statutory tables of a report, as the form arranges them, ready to be laid out. */
import {
  codeOf,
  unitNames,
  type Block,
  type Field,
  type Form,
  type Row,
  type Section,
} from '../forms/index.ts';
import type { Cell, Report } from '../record/index.ts';
import { cleanText } from './clean-text.ts';
import type { Flag } from './flags.ts';
import type { Language } from './language.ts';
import type { Messages } from './messages.en.ts';
import type { TableCell, TableColumn, TableRow } from './table.ts';
import { cutTo } from './width.ts';

export interface SectionTables {
  readonly heading: string;
  /** Empty where the document has no such table. */
  readonly tables: readonly BlockTable[];
}

export interface BlockTable {
  /** The clause that the form prints above the block; null where it prints none. */
  readonly heading: string | null;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

interface View {
  readonly report: Report;
  readonly form: Form;
  readonly flags: ReadonlyMap<string, Flag>;
  readonly language: Language;
  readonly t: Messages;
}

/** Words in a number's place are cut to this many columns: `show --json` has them whole. */
const wordsWidth = 12;

/** What a cell shows where `values` has no number. */
function withoutNumber(cell: Cell): TableCell {
  const words = cutTo(cleanText(cell.raw), wordsWidth);
  switch (cell.state) {
    case 'blank':
      return { text: '_', style: 'dim' };
    case 'dash':
      return { text: words === '' ? '-' : words, style: 'dim' };
    case 'absent':
      return { text: '·', style: 'dim' };
    case 'unreadable':
      return { text: '#', style: 'warning' };
    case 'ambiguous':
      return { text: words === '' ? '?' : words, style: 'warning', mark: '?' };
    case 'text':
      return { text: words, style: 'warning' };
    case 'reported':
      // A figure that is no certain value: an amount without a unit.
      return { text: words, style: 'warning', mark: '*' };
  }
}

const marks: Readonly<{ [F in Flag]: string }> = { error: '!', warning: '*' };

/** What stands in a cell of the terminal's table. */
export function cellOf(report: Report, code: string, flag: Flag | undefined): TableCell {
  const cell = report.cells[code];
  const value = report.values[code] ?? null;
  const shown: TableCell =
    value !== null
      ? { text: String(value) }
      : cell === undefined
        ? { text: '·', style: 'dim' }
        : withoutNumber(cell);
  if (flag === undefined) return shown;
  return { ...shown, style: flag, mark: shown.mark ?? marks[flag] };
}

/** Of rows that exclude each other, the side that is printed; where neither is, the one row for all. */
function isShown(row: Row, block: Block, report: Report): boolean {
  const alternative = row.alternative;
  if (alternative === undefined) return true;
  const isPrinted = (side: 'whole' | 'part'): boolean =>
    block.rows.some(
      (one) =>
        one.alternative?.group === alternative.group &&
        one.alternative.side === side &&
        block.columns.some((column) => report.cells[codeOf(one, column)] !== undefined),
    );
  return isPrinted(alternative.side) || (alternative.side === 'whole' && !isPrinted('part'));
}

/** Rows with the labels of their groups above them, each level two columns further in. */
function labelledRows(
  view: View,
  rows: readonly Row[],
  cells: (row: Row) => readonly TableCell[],
): readonly TableRow[] {
  const out: TableRow[] = [];
  let open: readonly string[] = [];
  for (const row of rows) {
    const labels = row.path.map((label) => label[view.language]);
    const groups = labels.slice(0, -1);
    for (const [level, label] of groups.entries()) {
      const isOpen = groups.slice(0, level + 1).every((one, at) => open[at] === one);
      if (!isOpen) out.push({ cells: [{ text: label, style: 'dim' }], indent: level * 2 });
    }
    open = groups;
    out.push({ cells: [{ text: labels.at(-1) ?? '' }, ...cells(row)], indent: groups.length * 2 });
  }
  return out;
}

/** One row without a label under headers of several levels: turned, so that it fits a terminal. */
function stripTable(view: View, block: Block, row: Row): BlockTable {
  const { report, language, flags } = view;
  const leaves = [...new Set(block.columns.map((column) => column.path.at(-1)?.[language] ?? ''))];
  const groups = new Map<string, Map<string, string>>();
  for (const column of block.columns) {
    const above = column.path.slice(0, -1).map((label) => label[language]);
    const key = above.join(' / ');
    const group = groups.get(key) ?? new Map<string, string>();
    group.set(column.path.at(-1)?.[language] ?? '', codeOf(row, column));
    groups.set(key, group);
  }
  return {
    heading: null,
    columns: [
      { header: '', align: 'left' },
      ...leaves.map((header) => ({ header, align: 'right' as const })),
    ],
    rows: [...groups].map(([label, codes]) => ({
      cells: [
        { text: label },
        ...leaves.map((leaf) => {
          const code = codes.get(leaf);
          return code === undefined ? { text: '' } : cellOf(report, code, flags.get(code));
        }),
      ],
    })),
  };
}

/** One number a row, with its unit. */
function listTable(view: View, block: Block): BlockTable {
  const { report, form, flags, language, t } = view;
  const unitOf = (field: Field | undefined): string =>
    field?.unit === undefined || field.unit === null ? '' : unitNames[field.unit][language];
  return {
    heading: null,
    columns: [
      { header: t.label, align: 'left' },
      { header: t.unit, align: 'left' },
      { header: t.number, align: 'right' },
    ],
    rows: labelledRows(view, block.rows, (row) =>
      block.columns.flatMap((column) => {
        const code = codeOf(row, column);
        return [{ text: unitOf(form.byCode.get(code)), style: 'dim' }, cellOf(report, code, flags.get(code))];
      }),
    ),
  };
}

function blockTable(view: View, block: Block): BlockTable {
  const { report, flags, language } = view;
  const rows = block.rows.filter((row) => isShown(row, block, report));
  return {
    heading: block.heading?.[language] ?? null,
    columns: [
      { header: block.stub?.[language] ?? '', align: 'left' },
      ...block.columns.map((column) => ({
        header: column.path.at(-1)?.[language] ?? '',
        align: 'right' as const,
      })),
    ],
    rows: labelledRows(view, rows, (row) =>
      block.columns.map((column) => {
        if (row.without?.includes(column.id) === true) return { text: '' };
        const code = codeOf(row, column);
        return cellOf(report, code, flags.get(code));
      }),
    ),
  };
}

function tablesOf(view: View, section: Section): SectionTables {
  const heading = section.heading[view.language];
  const isThere = view.form.fields.some(
    (field) => field.section === section.id && view.report.cells[field.code] !== undefined,
  );
  if (!isThere) return { heading, tables: [] };
  return {
    heading,
    tables: section.blocks.map((block) => {
      const [only] = block.rows;
      if (section.shape === 'strip' && only !== undefined) return stripTable(view, block, only);
      return section.shape === 'list' ? listTable(view, block) : blockTable(view, block);
    }),
  };
}

/** The tables of every section of the form, in its order. */
export function reportTables(view: View): readonly SectionTables[] {
  return view.form.sections.map((section) => tablesOf(view, section));
}
