/** All editions, and which one is in force for a report year. */
import type { Form, FormId } from './form.ts';
import { ogi2014 } from './ogi-2014.ts';
import { ogi2019 } from './ogi-2019.ts';
import { ogi2021 } from './ogi-2021.ts';

/** In the order of their issue. */
export const forms: readonly Form[] = [ogi2014, ogi2019, ogi2021];

const byId = new Map<string, Form>(forms.map((form) => [form.id, form]));

/** The form with this id; null for an id that is no form's. */
export function formById(id: string | null): Form | null {
  return id === null ? null : (byId.get(id) ?? null);
}

/** The edition in force for a report year; null for years before the first. */
export function formInForce(year: number): Form | null {
  return (
    forms.find((form) => form.years.from <= year && (form.years.to === null || year <= form.years.to)) ?? null
  );
}

export const formIds: readonly FormId[] = forms.map((form) => form.id);
