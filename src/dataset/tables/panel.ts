/** The panel: one row an agency and year, the measures of the crosswalk side by side, each with its marks. */
import { formIds, measures, type FormId } from '../../forms/index.ts';
import type { Report } from '../../record/index.ts';
import { en } from '../messages.en.ts';
import { zh } from '../messages.zh.ts';
import { panelMarks, panelValues, type PanelValue } from '../panel.ts';
import { column, columnNamed, table, type Column } from '../table.ts';
import { reportColumn } from './reports.ts';

/** The preferred report of an agency and year, and the one before it. */
export interface PanelRow {
  readonly report: Report;
  /** The form and year of the agency's last preferred report before this year; null where there is none. */
  readonly before: { readonly form: FormId; readonly year: number } | null;
  readonly values: ReadonlyMap<string, PanelValue>;
}

/** A row; null for a report that is no observation: without agency, year or form. */
export function panelRow(report: Report, before: PanelRow['before']): PanelRow | null {
  if (report.agency.id === null || report.year === null || report.form === null) return null;
  return { report, before, values: panelValues(report, before?.form ?? null) };
}

const measureColumns: readonly Column<PanelRow>[] = measures.flatMap((measure) => {
  const title = { zh: measure.zh, en: measure.en };
  const describe = (form: string): string | undefined => measure.terms.find((t) => t.form === form)?.note?.en;
  const notes = formIds
    .map((form) => [form, describe(form)] as const)
    .filter(([, note]) => note !== undefined)
    .map(([form, note]) => `${form}: ${note ?? ''}`);
  const notesZh = measure.terms.filter((t) => t.note !== null).map((t) => `${t.form}：${t.note?.zh ?? ''}`);
  return [
    columnNamed<PanelRow>(measure.id, 'integer', (row) => row.values.get(measure.id)?.value ?? null, {
      title,
      description: {
        zh: [zh.panel.measure, ...notesZh].join(''),
        en: [en.panel.measure, ...notes].join(' '),
      },
      minimum: 0,
      missing: { zh: zh.panel.missing, en: en.panel.missing },
    }),
    columnNamed<PanelRow>(
      `${measure.id}_mark`,
      'list',
      (row) => {
        const marks = row.values.get(measure.id)?.marks ?? [];
        return marks.length === 0 ? null : marks;
      },
      {
        title: { zh: `${measure.zh}${zh.panel.markTitle}`, en: `${measure.en}${en.panel.markTitle}` },
        description: { zh: zh.panel.mark, en: en.panel.mark },
        missing: { zh: zh.panel.noMark, en: en.panel.noMark },
        listed: panelMarks,
      },
    ),
  ];
});

export const panelTable = table<PanelRow>('panel', {
  primaryKey: ['agency', 'year'],
  references: [
    { columns: ['report'], table: 'reports', referred: ['report'] },
    { columns: ['agency'], table: 'agencies', referred: ['agency'] },
  ],
  columns: [
    column('agency', 'string', (row) => row.report.agency.id, { isRequired: true }),
    column('year', 'integer', (row) => row.report.year, { isRequired: true }),
    column('region', 'string', (row) => row.report.agency.region),
    column('scope', 'string', (row) => row.report.scope, { values: ['own', 'aggregate'] }),
    column('form', 'string', (row) => row.report.form, { isRequired: true, values: formIds }),
    column('previous_year', 'integer', (row) => row.before?.year ?? null),
    column('previous_form', 'string', (row) => row.before?.form ?? null, { values: formIds }),
    reportColumn((row) => row.report.id),
    ...measureColumns,
  ],
});
