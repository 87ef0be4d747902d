/** A report as flattened text, in every way that text crawls and converters leave tables (P1–P5, L1, L2, tabs, spaces). */
import { gridOf } from '../printed-forms/index.ts';
import { fill, type FilledCell, type FilledTable } from './filled.ts';
import { defineLayout, utf8, type Layout } from './layout.ts';
import { chooser, type Chooser } from './random.ts';
import { hasBlankEnds } from './report.ts';

/** Where a piece stands in its printed table. */
interface Where {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One table's lines. */
type Flatten = (table: FilledTable, c: Chooser, where: Where) => string[];

const missing = (table: FilledTable, row: readonly FilledCell[]): number => table.width - row.length;

const p1: Flatten = (table) => table.rows.map((row) => row.map((cell) => `${cell.text} |`).join(' '));

/** As many empty cells after a short row as chance has it: a blank at the row's end looks like one of them. */
const p2: Flatten = (table, c) =>
  table.rows.map((row) => {
    const fillers = missing(table, row) === 0 ? 0 : Math.max(1, missing(table, row) - c.below(2));
    const tail =
      fillers === 0 ? '' : c.chance(0.5) ? ` ${'|'.repeat(fillers)}` : ` | ${'|'.repeat(fillers - 1)}`;
    return row.map((cell) => `${cell.text} |`).join(' ') + tail;
  });

/** A blank cell is a line with its pipe; bare pipes for the merged cells, but after the last row: rows end nowhere visibly. */
const p3: Flatten = (table, _c, { isLast }) =>
  table.rows.flatMap((row, r) => {
    const isEnd = isLast && r === table.rows.length - 1;
    const bare = isEnd ? 0 : missing(table, row);
    return [...row.map((cell) => `${cell.text} |`.trim()), ...(bare > 0 ? ['|'.repeat(bare)] : [])];
  });

/** As P3, but a blank cell's pipe has no line of its own: it stands before the next cell, or among the bare ones. */
const p3Glued: Flatten = (table, _c, { isLast }) =>
  table.rows.flatMap((row, r) => {
    let pending = '';
    const lines: string[] = [];
    for (const cell of row) {
      if (cell.text === '') pending += '|';
      else {
        lines.push(`${pending}${cell.text} |`);
        pending = '';
      }
    }
    if (!(isLast && r === table.rows.length - 1)) pending += '|'.repeat(missing(table, row));
    return pending === '' ? lines : [...lines, pending];
  });

const p4: Flatten = (table) => table.rows.flatMap((row) => ['| ', ...row.map((cell) => ` ${cell.text}  | `)]);

/** How covered places of merged cells are shown in Markdown. */
function p5(options: { rule: boolean; leading: boolean; covered: 'absent' | 'empty' | 'repeated' }): Flatten {
  return (table, _c, { isFirst }) => {
    const grid = gridOf(table.rows, table.width);
    const texts = table.rows.map((row, r) => {
      if (options.covered === 'absent') return row.map((cell) => cell.text);
      const shown = new Set(row);
      return (grid[r] ?? []).map((cell) => {
        if (cell === null) return '';
        if (shown.delete(cell)) return cell.text;
        return options.covered === 'repeated' && cell.role !== 'number' ? cell.text : '';
      });
    });
    const lines = texts.map((row) => `${options.leading ? '| ' : ''}${row.join(' | ')} |`);
    const rule = `${options.leading ? '|' : ''}${Array.from({ length: table.width }, () => ' --- |').join('')}`;
    return options.rule && isFirst ? [lines[0] ?? '', rule, ...lines.slice(1)] : lines;
  };
}

const l2: Flatten = (table) =>
  table.rows.flatMap((row) => row.filter((cell) => cell.text !== '').flatMap((cell) => [cell.text, '']));

/** Repeated heads vanish with the empty cells: here those of small tables under one another. */
function l1(seen: Set<string>): Flatten {
  return (table) =>
    table.rows.flatMap((row) =>
      row
        .filter((cell) => cell.text !== '')
        .filter((cell) => {
          if (cell.role !== 'head' || table.width !== 4) return true;
          const isNew = !seen.has(cell.text);
          seen.add(cell.text);
          return isNew;
        })
        .map((cell) => cell.text),
    );
}

const tabs: Flatten = (table) => table.rows.map((row) => row.map((cell) => cell.text).join('\t'));

const tabsGrid: Flatten = (table) => {
  const grid = gridOf(table.rows, table.width);
  return table.rows.map((row, r) => {
    const shown = new Set(row);
    return (grid[r] ?? []).map((cell) => (cell !== null && shown.delete(cell) ? cell.text : '')).join('\t');
  });
};

const spaces: Flatten = (table, c) =>
  table.rows.map((row) =>
    row
      .filter((cell) => cell.text !== '')
      .map((cell) => cell.text + ' '.repeat(2 + c.below(6)))
      .join('')
      .trimEnd(),
  );

function flattened(name: string, keepsEveryCell: boolean, flattenOf: () => Flatten, between = ''): Layout {
  return defineLayout({
    name: `text ${name}`,
    kind: 'text',
    keepsEveryCell,
    render(report, variation) {
      const c = chooser(variation.seed);
      const flatten = flattenOf();
      const lines: string[] = [];
      for (const part of fill(report, variation)) {
        if (part.kind === 'tables') {
          part.tables.forEach((table, i) => {
            lines.push(...flatten(table, c, { isFirst: i === 0, isLast: i === part.tables.length - 1 }));
          });
        } else lines.push(part.text, ...(between === '' ? [] : ['']));
      }
      return utf8(`${lines.join('\n')}\n`);
    },
  });
}

export const textLayouts: readonly Layout[] = [
  flattened('P1', true, () => p1),
  { ...flattened('P2', true, () => p2), confusesBlanks: hasBlankEnds },
  { ...flattened('P3', true, () => p3), confusesBlanks: hasBlankEnds },
  { ...flattened('P3 with glued blanks', true, () => p3Glued), confusesBlanks: hasBlankEnds },
  flattened('P4', true, () => p4),
  flattened('P5', true, () => p5({ rule: false, leading: true, covered: 'absent' })),
  flattened('P5 with rule', true, () => p5({ rule: true, leading: true, covered: 'empty' }), 'blank'),
  flattened('P5 without leading pipe', true, () => p5({ rule: false, leading: false, covered: 'empty' })),
  flattened('P5 with labels repeated', true, () => p5({ rule: true, leading: true, covered: 'repeated' })),
  flattened('L2', false, () => l2, 'blank'),
  flattened('L1', false, () => l1(new Set())),
  flattened('tabs', true, () => tabs),
  flattened('tabs in a grid', true, () => tabsGrid),
  flattened('spaces', false, () => spaces),
];
