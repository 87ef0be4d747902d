/** What a finding expected or found, for readers: numbers and names as they are, sections and editions of the form by their names. */
import { forms, type Bilingual } from '../../forms/index.ts';

/** The words for a value of a finding; the value itself where it is no section and no edition. */
export function sideText(
  value: number | string | null,
  say: (text: Bilingual) => string,
): number | string | null {
  if (typeof value !== 'string') return value;
  const edition = forms.find(({ id }) => id === value);
  if (edition !== undefined) return say(edition.title);
  // The newest edition's name for a section is the one that is used today.
  const section = [...forms]
    .reverse()
    .flatMap(({ sections }) => sections)
    .find(({ id }) => id === value);
  return section === undefined ? value : say(section.heading);
}
