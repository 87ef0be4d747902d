/** Reports at random whose truth is known: fast-check arbitraries, from tidy to hostile. */
import fc from 'fast-check';
import {
  placesOf,
  printedForms,
  printedFormsOf,
  type EditionId,
  type PlaceOnForm,
  type PrintedForm,
} from '../printed-forms/index.ts';
import { agencies, proseOf, titleOf } from './names.ts';
import { blank, dash, dashes, printNumber, words, type Hand } from './raw.ts';
import { chooser } from './random.ts';
import type { ClaimTruth, Printed, TestReport } from './report.ts';
import { settle, totalsOf } from './totals.ts';

/** How often things happen, as fractions of places. */
export interface Profile {
  readonly zero: number;
  readonly blank: number;
  readonly dash: number;
  /** Words or figures that are no count. */
  readonly text: number;
  /** Notes after counts of documents. */
  readonly notes: number;
  /** The largest number of digits. */
  readonly digits: number;
  /** Whether legal-person columns, or whole sections, may be empty. */
  readonly emptyRegions: boolean;
  /** Whether a printed number may stand for "nothing" with a blank total. */
  readonly blankTotals: boolean;
}

/** As most agencies print: zeros nearly everywhere, everything filled in. */
export const realistic: Profile = {
  zero: 0.8,
  blank: 0.01,
  dash: 0.01,
  text: 0,
  notes: 0.1,
  digits: 4,
  emptyRegions: false,
  blankTotals: false,
};

/** Every place holds a number: what layouts that lose blanks can still show whole. */
export const filled: Profile = { ...realistic, blank: 0, dash: 0, zero: 0.5, digits: 5 };

/** Blanks, dashes and big numbers everywhere. */
export const hostile: Profile = {
  zero: 0.35,
  blank: 0.3,
  dash: 0.1,
  text: 0.02,
  notes: 0.3,
  digits: 7,
  emptyRegions: true,
  blankTotals: true,
};

export interface ReportOptions {
  readonly edition?: EditionId;
  /** Only this way of printing （六）其他处理 (of 2021). */
  readonly variant?: 'one-row' | 'parts';
  readonly profile?: Profile;
  /** How many totals are printed wrong, at most; the truth says which identities that breaks. */
  readonly wrongTotals?: number;
  /** Whether section 1 states numbers. */
  readonly claims?: boolean;
  /** Only half-width digits without separators, for layouts where these would be another subject. */
  readonly plainDigits?: boolean;
}

interface Draw {
  readonly form: PrintedForm;
  readonly seed: number;
  readonly year: number;
  readonly agency: string;
  readonly hand: Hand;
  readonly sizes: readonly number[];
  readonly wrong: readonly number[];
}

function sizeArbitrary(profile: Profile): fc.Arbitrary<number> {
  const rest = Math.max(1, Math.round(100 * (1 - profile.zero)));
  return fc.oneof(
    { weight: Math.round(100 * profile.zero), arbitrary: fc.constant(0) },
    { weight: rest, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: Math.ceil(rest / 8), arbitrary: fc.integer({ min: 61, max: 10 ** profile.digits - 1 }) },
  );
}

/** Random reports. Shrinks towards zeros; equal draws give equal reports. */
export function reports(options: ReportOptions = {}): fc.Arbitrary<TestReport> {
  const profile = options.profile ?? realistic;
  const candidates = (options.edition === undefined ? printedForms : printedFormsOf(options.edition)).filter(
    (form) => options.variant === undefined || form.variant === null || form.variant === options.variant,
  );
  return fc
    .record({
      form: fc.constantFrom(...candidates),
      seed: fc.nat(),
      year: fc.integer({ min: 2014, max: 2025 }),
      agency: fc.constantFrom(...agencies),
      hand: fc.record({
        digits:
          options.plainDigits === true
            ? fc.constant('half' as const)
            : fc.constantFrom('half', 'half', 'half', 'full'),
        thousands: options.plainDigits === true ? fc.constant(false) : fc.boolean(),
        unitsInCells:
          options.plainDigits === true ? fc.constant(false) : fc.constantFrom(false, false, false, true),
        dash: fc.constantFrom(...dashes),
      }),
      sizes: fc.array(sizeArbitrary(profile), { minLength: 210, maxLength: 210 }),
      wrong: fc.array(fc.nat(), { maxLength: options.wrongTotals ?? 0 }),
    })
    .map((draw) => build(draw, profile, options.claims ?? false));
}

function build(draw: Draw, profile: Profile, withClaims: boolean): TestReport {
  const { form, hand } = draw;
  const c = chooser(draw.seed);
  const places = form.sections.flatMap((s) => s.tables.flatMap(placesOf));
  const year = form.edition === 'ogi-2014' ? Math.min(draw.year, 2018) : Math.max(draw.year, 2019);
  const procurementUnit = c.pick(['', '', '（万元）', '（元）', '（单位：万元）']);

  const kinds = chooseKinds(places, draw.seed, profile);
  const totals = new Set(totalsOf(form));
  const numbers = new Map<string, number>();
  places.forEach((place, i) => {
    const size = draw.sizes[i] ?? 0;
    const isEmpty = kinds.get(place.code) !== 'number' && !totals.has(place.code);
    const signed = place.type === 'change' && c.chance(0.5) ? -size : size;
    numbers.set(place.code, isEmpty ? 0 : signed);
  });
  settle(numbers, form);
  spoil(numbers, draw.wrong, form);

  const printed = new Map<string, Printed>();
  places.forEach((place, i) => {
    const n = numbers.get(place.code) ?? 0;
    const kind = kinds.get(place.code) ?? 'number';
    const mayBeEmpty = n === 0 || profile.blankTotals;
    const seed = draw.seed + i * 7919;
    if (kind === 'blank' && mayBeEmpty) printed.set(place.code, blank);
    else if (kind === 'dash' && mayBeEmpty) printed.set(place.code, dash(hand));
    else if (kind === 'text' && mayBeEmpty && place.type === 'count') printed.set(place.code, words(seed));
    else
      printed.set(place.code, printNumber(n, place, seed, { hand, notes: profile.notes, procurementUnit }));
  });
  const prose = proseOf(c);
  const claims = withClaims ? claimsOf(printed, c.chance(0.5), year) : [];
  return {
    form,
    year,
    agency: draw.agency,
    title: titleOf(draw.agency, year, c),
    published: `${String(year + 1)}-01-${String(10 + c.below(20))}`,
    prose: { ...prose, overview: [...prose.overview, ...claims.map((claim) => claim.text)] },
    claims,
    printed,
    procurementUnit,
  };
}

type Kind = Printed['kind'];

function chooseKinds(places: readonly PlaceOnForm[], seed: number, profile: Profile): Map<string, Kind> {
  const c = chooser(seed + 1);
  const legalPersonsEmpty = profile.emptyRegions && c.chance(0.25);
  const emptySection =
    profile.emptyRegions && c.chance(0.2) ? c.pick(['proactive.', 'requests.', 'litigation.']) : null;
  const kinds = new Map<string, Kind>();
  for (const { code } of places) {
    const x = c.next();
    const isLegalPerson = /^requests\..*\.(business|research|public_interest|legal_service|other_org)$/.test(
      code,
    );
    if (emptySection !== null && code.startsWith(emptySection)) kinds.set(code, 'blank');
    else if (legalPersonsEmpty && isLegalPerson) kinds.set(code, 'blank');
    else if (x < profile.blank) kinds.set(code, 'blank');
    else if (x < profile.blank + profile.dash) kinds.set(code, 'dash');
    else if (x < profile.blank + profile.dash + profile.text) kinds.set(code, 'text');
    else kinds.set(code, 'number');
  }
  return kinds;
}

/** Makes some totals wrong, each by a little. */
function spoil(numbers: Map<string, number>, wrong: readonly number[], form: PrintedForm): void {
  const totals = totalsOf(form);
  for (const w of wrong) {
    const code = totals[w % totals.length];
    if (code === undefined) continue;
    const n = numbers.get(code) ?? 0;
    const delta = 1 + (w % 3);
    numbers.set(code, w % 2 === 0 && n >= delta ? n - delta : n + delta);
  }
}

function claimsOf(printed: ReadonlyMap<string, Printed>, agrees: boolean, year: number): ClaimTruth[] {
  const code = 'requests.received.total';
  const value = printed.get(code)?.value;
  if (value === null || value === undefined) return [];
  const stated = agrees ? value : value + 1;
  return [
    {
      text: `${String(year)}年，本机关共收到政府信息公开申请${String(stated)}件。`,
      code,
      value: stated,
      agrees,
    },
  ];
}
