/** Each edition's printed form, typed independently of src. */
import { printed2014 } from './ogi-2014.ts';
import { printed2019 } from './ogi-2019.ts';
import { printed2021 } from './ogi-2021.ts';
import type { EditionId, PrintedForm } from './printed.ts';

export type {
  EditionId,
  PrintedCell,
  PrintedForm,
  PrintedSection,
  PrintedTable,
  PrintedType,
  SectionName,
} from './printed.ts';
export { identityName, printedIdentities, standing } from './identities.ts';
export type { Held, PrintedIdentity, Standing } from './identities.ts';
export { gridOf, placesOf } from './grid.ts';
export type { PlaceOnForm } from './grid.ts';

export const printedForms: readonly PrintedForm[] = [
  printed2014,
  printed2019,
  printed2021('one-row'),
  printed2021('parts'),
];

/** The forms of an edition: two for 2021, by how （六）其他处理 is printed. */
export function printedFormsOf(edition: EditionId): readonly PrintedForm[] {
  return printedForms.filter((form) => form.edition === edition);
}

/** The codes of a form's number places, in the order printed. */
export function codesOf(form: PrintedForm): string[] {
  return form.sections.flatMap((section) =>
    section.tables.flatMap((table) =>
      table.rows.flatMap((row) => row.flatMap((cell) => (cell.code === null ? [] : [cell.code]))),
    ),
  );
}
