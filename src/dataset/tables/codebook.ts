/** The codebook: one row a code of each form. */
import { codeOf, formIds, forms, unitNames, type Field, type Form, type Label } from '../../forms/index.ts';
import { column, table } from '../table.ts';

interface CodeRow {
  readonly form: Form;
  readonly field: Field;
  readonly position: number;
  readonly heading: Label;
  readonly rowPath: readonly Label[];
  /** Empty where rows alone give the code. */
  readonly columnPath: readonly Label[];
}

const required = { isRequired: true };
const join = (path: readonly Label[], language: 'zh' | 'en'): string | null =>
  path.length === 0 ? null : path.map((label) => label[language]).join(' / ');

export const codebookTable = table<CodeRow>('codebook', {
  primaryKey: ['form', 'code'],
  columns: [
    column('form', 'string', (row) => row.form.id, { ...required, values: formIds }),
    column('position', 'integer', (row) => row.position, { ...required, minimum: 1 }),
    column('code', 'string', (row) => row.field.code, required),
    column('column', 'string', (row) => row.field.column, { ...required, pattern: '^[a-z][a-z0-9_]*$' }),
    column('short', 'string', (row) => row.field.short, { ...required, maxLength: 32 }),
    column('section', 'string', (row) => row.field.section, required),
    column('section_zh', 'string', (row) => row.heading.zh, required),
    column('section_en', 'string', (row) => row.heading.en, required),
    column('block', 'string', (row) => row.field.block, required),
    column('row', 'string', (row) => (row.field.row === '' ? null : row.field.row)),
    column('column_id', 'string', (row) => row.field.columnId),
    column('label_zh', 'string', (row) => row.field.label.zh, required),
    column('label_en', 'string', (row) => row.field.label.en, required),
    column('row_zh', 'string', (row) => join(row.rowPath, 'zh')),
    column('row_en', 'string', (row) => join(row.rowPath, 'en')),
    column('column_zh', 'string', (row) => join(row.columnPath, 'zh')),
    column('column_en', 'string', (row) => join(row.columnPath, 'en')),
    column('type', 'string', (row) => row.field.type, { ...required, values: ['count', 'change', 'amount'] }),
    column('unit', 'string', (row) => row.field.unit, { values: Object.keys(unitNames) }),
    column('unit_zh', 'string', (row) => (row.field.unit === null ? null : unitNames[row.field.unit].zh)),
    column('unit_en', 'string', (row) => (row.field.unit === null ? null : unitNames[row.field.unit].en)),
    column('alternative', 'string', (row) => row.field.alternative?.group ?? null),
    column('alternative_side', 'string', (row) => row.field.alternative?.side ?? null, {
      values: ['whole', 'part'],
    }),
  ],
});

/** The rows of every form, in the order of their issue and of the form. */
export function* codebookRows(): Generator<CodeRow> {
  for (const form of forms) {
    let position = 0;
    for (const { heading, blocks } of form.sections) {
      for (const { rows, columns } of blocks) {
        for (const row of rows) {
          for (const leaf of columns) {
            const field = form.byCode.get(codeOf(row, leaf));
            if (field === undefined) continue;
            position += 1;
            const columnPath = leaf.id === '' ? [] : leaf.path;
            yield { form, field, position, heading, rowPath: row.path, columnPath };
          }
        }
      }
    }
  }
}
