/** The tables that say how the panel and the indicators are made: the crosswalk, and the formulas. */
import {
  formIds,
  measures,
  smallestDenominator,
  type CrosswalkTerm,
  type Indicator,
  type Measure,
} from '../../forms/index.ts';
import { column, table } from '../table.ts';

interface CrosswalkRow {
  readonly measure: Measure;
  readonly term: CrosswalkTerm;
}

const required = { isRequired: true };

export const crosswalkTable = table<CrosswalkRow>('crosswalk', {
  primaryKey: ['measure', 'form'],
  columns: [
    column('measure', 'string', (row) => row.measure.id, required),
    column('form', 'string', (row) => row.term.form, { ...required, values: formIds }),
    column('label_zh', 'string', (row) => row.measure.zh, required),
    column('label_en', 'string', (row) => row.measure.en, required),
    column('codes', 'list', (row) => (row.term.codes.length === 0 ? null : row.term.codes)),
    column('alternative_whole', 'string', (row) => row.term.alternative?.whole ?? null),
    column('alternative_parts', 'list', (row) => row.term.alternative?.parts ?? null),
    column('relation', 'string', (row) => row.term.relation, {
      ...required,
      values: ['exact', 'approximate'],
    }),
    column('series', 'integer', (row) => row.term.series, { ...required, minimum: 1 }),
    column('note_zh', 'string', (row) => row.term.note?.zh ?? null),
    column('note_en', 'string', (row) => row.term.note?.en ?? null),
  ],
});

/** Every measure in every edition that asks for it. */
export function* crosswalkRows(): Generator<CrosswalkRow> {
  for (const measure of measures) for (const term of measure.terms) yield { measure, term };
}

/** `a + b`: measures added up. */
const added = (ids: readonly string[]): string => ids.join(' + ');

/** An indicator's formula, as text. */
export function formulaOf({ numerator, denominator }: Indicator): string {
  const wrapped = (ids: readonly string[]): string => (ids.length > 1 ? `(${added(ids)})` : added(ids));
  return `${wrapped(numerator)} / ${wrapped(denominator)}`;
}

export const formulasTable = table<Indicator>('formulas', {
  primaryKey: ['indicator'],
  columns: [
    column('indicator', 'string', (row) => row.id, required),
    column('label_zh', 'string', (row) => row.zh, required),
    column('label_en', 'string', (row) => row.en, required),
    column('formula', 'string', formulaOf, required),
    column('numerator_measures', 'list', (row) => row.numerator, required),
    column('denominator_measures', 'list', (row) => row.denominator, required),
    column('smallest_denominator', 'integer', () => smallestDenominator, required),
  ],
});
