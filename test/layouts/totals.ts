/** Totals that follow from their addends, so that a random report adds up before anything is made wrong. */
import { printedIdentities, type PrintedForm } from '../printed-forms/index.ts';

const columns = ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org'];

function codesIn(form: PrintedForm): Set<string> {
  return new Set(
    form.sections.flatMap((s) =>
      s.tables.flatMap((t) => t.rows.flatMap((r) => r.flatMap((cell) => cell.code ?? []))),
    ),
  );
}

/** The codes whose numbers `settle` computes. */
export function totalsOf(form: PrintedForm): string[] {
  const known = codesIn(form);
  const totals = new Set(
    printedIdentities(form.edition)
      .filter((identity) => identity.rule !== 'requests.balance')
      .flatMap((identity) => identity.reported),
  );
  if (form.edition !== 'ogi-2014') for (const c of columns) totals.add(`requests.received.${c}`);
  return [...totals].filter((code) => known.has(code));
}

/** Sets every total to the sum of its addends, and new requests so that the balance holds. */
export function settle(numbers: Map<string, number>, form: PrintedForm): void {
  const n = (code: string): number => numbers.get(code) ?? 0;
  const known = codesIn(form);
  const apply = (rule: RegExp): void => {
    // Twice: a total of 2014 is an addend of another.
    for (let pass = 0; pass < 2; pass++) {
      for (const identity of printedIdentities(form.edition)) {
        const total = identity.reported[0];
        if (!rule.test(identity.rule) || total === undefined || !known.has(total)) continue;
        numbers.set(
          total,
          identity.expected.filter((code) => known.has(code)).reduce((sum, code) => sum + n(code), 0),
        );
      }
    }
  };
  apply(/outcome_sum/);
  if (form.edition !== 'ogi-2014') {
    for (const c of columns) {
      const handled = n(`requests.outcome.total.${c}`) + n(`requests.carried_out.${c}`);
      const carriedIn = Math.min(n(`requests.carried_in.${c}`), handled);
      numbers.set(`requests.carried_in.${c}`, carriedIn);
      numbers.set(`requests.received.${c}`, handled - carriedIn);
    }
  }
  apply(/applicant_sum|appeals|2014/);
}
