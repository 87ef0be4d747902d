/** The wide tables: one row a report, one column a code of its form; the numbers, and their twin with the states. */
import { forms, unitNames, type Field, type Form } from '../../forms/index.ts';
import { states } from '../../record/index.ts';
import { en } from '../messages.en.ts';
import { zh } from '../messages.zh.ts';
import { columnNamed, type Column, type Table } from '../table.ts';
import { identityColumns, reportColumn, type ReportRow } from './reports.ts';

const reference = { columns: ['report'], table: 'reports', referred: ['report'] };

function describe(field: Field, language: 'zh' | 'en'): string {
  const t = (language === 'zh' ? zh : en).wide;
  const unit = field.unit === null ? [] : [t.unit(unitNames[field.unit][language])];
  return [t.code(field.code), t[field.type], ...unit].join(language === 'zh' ? '' : ' ');
}

function textsOf(field: Field): Pick<Column<ReportRow>, 'title' | 'description'> {
  return { title: field.label, description: { zh: describe(field, 'zh'), en: describe(field, 'en') } };
}

function valueColumn(field: Field): Column<ReportRow> {
  return columnNamed(
    field.column,
    field.type === 'amount' ? 'number' : 'integer',
    ({ report }) => report.values[field.code] ?? null,
    { ...textsOf(field), minimum: field.type === 'count' ? 0 : null, missing: pair('missing') },
  );
}

function stateColumn(field: Field): Column<ReportRow> {
  return columnNamed(field.column, 'string', ({ report }) => report.cells[field.code]?.state ?? 'absent', {
    ...textsOf(field),
    isRequired: true,
    values: states,
  });
}

function pair(key: 'missing' | 'statesMissing'): { zh: string; en: string } {
  return { zh: zh.wide[key], en: en.wide[key] };
}

/** The numbers of a form. */
export function wideTable(form: Form): Table<ReportRow> {
  return {
    name: `wide_${form.id}`,
    title: { zh: zh.wide.title(form.id), en: en.wide.title(form.id) },
    description: { zh: zh.wide.description(form.title.zh), en: en.wide.description(form.title.en) },
    missing: { zh: zh.tables.reports.missing, en: en.tables.reports.missing },
    isPartitioned: false,
    columns: [reportColumn((row) => row.report.id), ...identityColumns, ...form.fields.map(valueColumn)],
    primaryKey: ['report'],
    references: [reference],
  };
}

/** The states of a form, in the same shape. */
export function wideStatesTable(form: Form): Table<ReportRow> {
  return {
    ...wideTable(form),
    name: `wide_${form.id}_states`,
    title: { zh: zh.wide.statesTitle(form.id), en: en.wide.statesTitle(form.id) },
    description: {
      zh: zh.wide.statesDescription(form.title.zh),
      en: en.wide.statesDescription(form.title.en),
    },
    missing: pair('statesMissing'),
    columns: [reportColumn((row) => row.report.id), ...identityColumns, ...form.fields.map(stateColumn)],
  };
}

/** The two tables of every form. */
export const wideTables: readonly {
  readonly form: Form;
  readonly values: Table<ReportRow>;
  readonly states: Table<ReportRow>;
}[] = forms.map((form) => ({ form, values: wideTable(form), states: wideStatesTable(form) }));
