/** Codes by section and by row, in the form's order. */
import type { Form, SectionId } from '../forms/index.ts';

/** The codes of these sections. */
export function codesOfSections(form: Form, sections: readonly SectionId[]): string[] {
  return form.fields.filter((field) => sections.includes(field.section)).map((field) => field.code);
}

/** The codes of a row, named by its code or, where it has none, by its block's id. */
export function codesOfRow(form: Form, row: string): string[] {
  return form.fields
    .filter((field) => field.row === row || (field.row === '' && field.block === row))
    .map((field) => field.code);
}

/** Splits codes by the section they stand in; codes that are not the form's are left out. */
export function bySection(form: Form, codes: ReadonlySet<string>): { section: SectionId; codes: string[] }[] {
  if (codes.size === 0) return [];
  return form.sections
    .map(({ id }) => ({
      section: id,
      codes: form.fields.filter((f) => f.section === id && codes.has(f.code)).map((f) => f.code),
    }))
    .filter((part) => part.codes.length > 0);
}
