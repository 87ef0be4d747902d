/** The names that messages give to sections, rows, columns and cells: the form's own labels, as short as is clear. */
import type { Bilingual, Column, Field, Form, Label, Row, SectionId } from '../forms/index.ts';

const separator = ' / ';

function join(path: readonly Label[]): Bilingual {
  return {
    zh: path.map((label) => label.zh).join(separator),
    en: path.map((label) => label.en).join(separator),
  };
}

/** The shortest end of a path that no other path ends with: a row called "Other" needs its group's name. */
function shortest(path: readonly Label[], others: readonly (readonly Label[])[]): Bilingual {
  for (let length = 1; length < path.length; length++) {
    const end = path.slice(-length);
    const isShared = others.some(
      (other) => other !== path && end.every((label, i) => other.at(i - length)?.zh === label.zh),
    );
    if (!isShared) return join(end);
  }
  return join(path);
}

interface Standing {
  readonly row: Row | undefined;
  readonly column: Column | undefined;
  readonly rowPaths: readonly (readonly Label[])[];
  readonly columnPaths: readonly (readonly Label[])[];
}

function standingOf(form: Form, field: Field): Standing {
  const block = form.sections
    .find((section) => section.id === field.section)
    ?.blocks.find((candidate) => candidate.id === field.block);
  return {
    row: block?.rows.find((row) => row.id === field.row),
    column: block?.columns.find((column) => column.id === (field.columnId ?? '')),
    rowPaths: block?.rows.map((row) => row.path) ?? [],
    columnPaths: block?.columns.map((column) => column.path) ?? [],
  };
}

/** The row's label; null where the row has none, or the code is not the form's. */
export function rowLabel(form: Form, code: string): Bilingual | null {
  const field = form.byCode.get(code);
  if (field === undefined) return null;
  const { row, rowPaths, columnPaths } = standingOf(form, field);
  if (row === undefined || row.path.length === 0) return null;
  return shortest(row.path, [...rowPaths, ...columnPaths]);
}

/** The column's label; null where the block has one column without a name, or the code is not the form's. */
export function columnLabel(form: Form, code: string): Bilingual | null {
  const field = form.byCode.get(code);
  if (field === undefined || field.columnId === null) return null;
  const { column, columnPaths } = standingOf(form, field);
  return column === undefined ? null : shortest(column.path, columnPaths);
}

/** Row and column of a cell; the code itself where it is not the form's. */
export function cellLabel(form: Form | null, code: string): Bilingual {
  const parts =
    form === null ? [] : [rowLabel(form, code), columnLabel(form, code)].filter((part) => part !== null);
  if (parts.length === 0) return { zh: code, en: code };
  return {
    zh: parts.map((part) => part.zh).join(separator),
    en: parts.map((part) => part.en).join(separator),
  };
}

/** The section's heading; its id where the form has no such section. */
export function sectionLabel(form: Form | null, id: SectionId): Bilingual {
  const heading = form?.sections.find((section) => section.id === id)?.heading;
  return heading === undefined ? { zh: id, en: id } : { zh: heading.zh, en: heading.en };
}
