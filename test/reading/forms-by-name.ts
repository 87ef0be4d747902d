/** The forms, each by its name. */
import { formById, type Form, type FormId } from '../../src/forms/index.ts';

function form(id: FormId): Form {
  const found = formById(id);
  if (found === null) throw new Error(`there is no form ${id}`);
  return found;
}

export const ogi2014 = form('ogi-2014');
export const ogi2019 = form('ogi-2019');
export const ogi2021 = form('ogi-2021');
