/** Builders with which a form file reads like the printed form; they check what they build. */
import type {
  Bilingual,
  Block,
  Column,
  Field,
  FieldType,
  Form,
  FormId,
  Identity,
  Label,
  ProseSection,
  Row,
  Section,
  SectionId,
  SectionShape,
  Unit,
} from './form.ts';

/** A label with its English name and the spellings seen on reports. */
export function label(zh: string, en: string, seen: readonly string[] = []): Label {
  return { zh, en, seen };
}

interface ColumnOptions {
  readonly type?: FieldType;
  readonly unit?: Unit;
  readonly isUnitOnForm?: boolean;
  /** Labels of the header cells above. */
  readonly under?: readonly Label[];
}

export function column(id: string, short: string, leaf: Label, options: ColumnOptions = {}): Column {
  return {
    id,
    short,
    path: [...(options.under ?? []), leaf],
    type: options.type ?? 'count',
    unit: options.unit ?? null,
    isUnitOnForm: options.isUnitOnForm ?? true,
  };
}

interface RowOptions {
  readonly type?: FieldType;
  readonly unit?: Unit;
  readonly alternative?: NonNullable<Row['alternative']>;
  readonly without?: readonly string[];
}

export function row(id: string, short: string, leaf: Label, options: RowOptions = {}): Row {
  return { id, short, path: [leaf], ...options };
}

/** Rows under a common label (null: none is printed); their ids get the group's id in front. */
export function group(id: string, heading: Label | null, rows: readonly Row[]): readonly Row[] {
  return rows.map((r) => ({
    ...r,
    id: id === '' ? r.id : `${id}.${r.id}`,
    path: heading === null ? r.path : [heading, ...r.path],
  }));
}

export function block(
  id: string,
  parts: {
    readonly heading?: Label;
    readonly stub?: Label;
    readonly columns: readonly Column[];
    readonly rows: readonly Row[];
  },
): Block {
  return {
    id,
    heading: parts.heading ?? null,
    stub: parts.stub ?? null,
    columns: parts.columns,
    rows: parts.rows,
  };
}

export function section(
  id: SectionId,
  shape: SectionShape,
  heading: Label,
  blocks: readonly Block[],
): Section {
  return { id, shape, heading, blocks };
}

export function prose(id: ProseSection['id'], heading: Label): ProseSection {
  return { id, heading };
}

/** The code of a block's row and column. */
export function codeOf(r: Row, c: Column): string {
  return c.id === '' ? r.id : r.id === '' ? c.id : `${r.id}.${c.id}`;
}

/** The leaf label of a path, or the empty label where a row has none. */
export function leafOf(path: readonly Label[]): Bilingual {
  return path.at(-1) ?? { zh: '', en: '' };
}

function fieldsOf(sections: readonly Section[]): Field[] {
  const fields: Field[] = [];
  for (const s of sections) {
    for (const b of s.blocks) {
      for (const r of b.rows) {
        for (const c of b.columns) {
          if (r.without?.includes(c.id)) continue;
          const code = codeOf(r, c);
          const words = [...r.path, ...(c.id === '' ? [] : c.path)];
          fields.push({
            code,
            column: code.replaceAll('.', '_'),
            short: [r.short, c.short].filter((part) => part !== '').join('_'),
            section: s.id,
            block: b.id,
            row: r.id,
            columnId: c.id === '' ? null : c.id,
            type: r.type ?? c.type,
            unit: r.unit ?? c.unit,
            isUnitOnForm: c.isUnitOnForm,
            label: {
              zh: words.map((w) => w.zh).join(' / '),
              en: words.map((w) => w.en).join(' / '),
            },
            alternative: r.alternative ?? null,
          });
        }
      }
    }
  }
  return fields;
}

/**
 * Builds a form and checks it: codes, columns and short names unique, short names at most 32 characters,
 * identities over known codes. Throws at load time when a form file is wrong: a form is code, not input.
 */
export function defineForm(parts: {
  readonly id: FormId;
  readonly title: Bilingual;
  readonly issued: string;
  readonly years: Form['years'];
  readonly sections: readonly Section[];
  readonly prose: readonly ProseSection[];
  readonly identities: readonly Identity[];
}): Form {
  const fields = fieldsOf(parts.sections);
  for (const key of ['code', 'column', 'short'] as const) {
    const seen = new Set<string>();
    for (const field of fields) {
      if (seen.has(field[key])) throw new Error(`${parts.id}: two fields have the ${key} ${field[key]}`);
      seen.add(field[key]);
    }
  }
  for (const field of fields) {
    if (!/^[a-z][a-z0-9_]{0,31}$/.test(field.short))
      throw new Error(`${parts.id}: bad short name ${field.short}`);
  }
  const byCode = new Map(fields.map((field) => [field.code, field]));
  for (const identity of parts.identities) {
    for (const code of [...identity.reported, ...identity.expected]) {
      if (!byCode.has(code)) throw new Error(`${parts.id}: ${identity.key} speaks of ${code}`);
    }
  }
  return { ...parts, fields, byCode };
}
