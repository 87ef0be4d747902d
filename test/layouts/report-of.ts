/** A report written by hand: all zeros but for the cells that a test names. */
import { codesOf, placesOf, printedFormsOf, type EditionId } from '../printed-forms/index.ts';
import type { Printed, TestReport } from './report.ts';

const dashes = new Set(['-', '—', '——', '/', '无', '不涉及']);

function printedOf(raw: string): Printed {
  if (raw === '') return { raw, kind: 'blank', figure: null, value: null };
  if (dashes.has(raw)) return { raw, kind: 'dash', figure: null, value: null };
  if (!/^[+-]?\d+(\.\d+)?$/.test(raw)) return { raw, kind: 'text', figure: null, value: null };
  return { raw, kind: 'number', figure: Number(raw), value: Number(raw) };
}

export interface HandWritten {
  readonly variant?: 'one-row' | 'parts';
  readonly year?: number;
  readonly agency?: string;
  /** What stands in every place that `cells` does not name; `0` unless told. */
  readonly rest?: string;
}

/** A report of an edition with these cells (code → as printed). Throws for a code that the form does not print. */
export function reportOf(
  edition: EditionId,
  cells: Readonly<Record<string, string | number>> = {},
  options: HandWritten = {},
): TestReport {
  const form = printedFormsOf(edition).find(
    (f) => f.variant === null || f.variant === (options.variant ?? 'parts'),
  );
  if (form === undefined) throw new Error(`no printed form ${edition}`);
  const codes = new Set(codesOf(form));
  for (const code of Object.keys(cells))
    if (!codes.has(code)) throw new Error(`${edition} prints no ${code}`);
  const places = form.sections.flatMap((s) => s.tables.flatMap(placesOf));
  const year = options.year ?? { 'ogi-2014': 2016, 'ogi-2019': 2020, 'ogi-2021': 2023 }[edition];
  const agency = options.agency ?? '余姚市综合行政执法局';
  return {
    form,
    year,
    agency,
    title: `${agency}${String(year)}年政府信息公开工作年度报告`,
    published: `${String(year + 1)}-01-20`,
    prose: {
      overview: ['本机关坚持以公开为常态、不公开为例外，扎实推进各项公开工作。'],
      problems: '个别栏目更新不及时。下一步将细化责任分工。',
      other: '本年度无其他需要报告的事项。',
    },
    claims: [],
    printed: new Map(
      places.map(({ code }) => [code, printedOf(String(cells[code] ?? options.rest ?? '0'))] as const),
    ),
    procurementUnit: '',
  };
}
