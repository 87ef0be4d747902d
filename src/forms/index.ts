/** The statutory form, as data. */
export type {
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
export { codeOf } from './define.ts';
export { formById, formIds, formInForce, forms } from './catalogue.ts';
export { hasItemMark, normaliseLabel, normaliseWhole } from './normalise.ts';
export { countWords, exponentOf, moneyWords, unitNames, unitWords } from './units.ts';
export { dashTexts, decreaseWords, increaseWords, pageNumberLine, unitMark } from './vocabulary-values.ts';
