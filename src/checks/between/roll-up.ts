/** A government's report against those of its departments and places: what can be added up, and what is missing. */
import { allRegions, departments, regionByCode } from '../../agencies/index.ts';
import { rollUpCodes, sameCode } from '../../forms/index.ts';
import type { CompareOptions, Expected } from './between-rule.ts';
import type { KeptReport } from './kept-report.ts';

/** `holds`, `differs`; `not_assessable`: reports are missing, speak for others, or no panel says who must report. */
export type RollUpOutcome = 'holds' | 'differs' | 'not_assessable';

/** One number of a government's report against the sum of those it speaks for. */
export interface RollUp {
  readonly report: KeptReport;
  readonly code: string;
  readonly outcome: RollUpOutcome;
  readonly reported: number;
  /** Of the departments that report for themselves. */
  readonly sum: number;
  /** Of the governments of the places below, where they speak for theirs. */
  readonly sumOfPlaces: number;
  /** The reports that were added up. */
  readonly counted: readonly KeptReport[];
  readonly places: readonly KeptReport[];
  /** Bodies that must report and of which no report, or no certain number, is here. */
  readonly missing: readonly Expected[];
  /** Departments whose reports speak for others too, or do not say for whom. */
  readonly otherScope: readonly KeptReport[];
  /** Whether a panel says who must report. */
  readonly hasRoster: boolean;
}

const kinds = new Map(departments.map(({ slug, kind }) => [slug, kind]));

/** What kind of body an agency id names. */
function kindOf(agency: string): 'government' | 'department' {
  const kind = kinds.get(agency.slice(7));
  return kind === 'government' || kind === 'government_office' ? 'government' : 'department';
}

interface Family {
  readonly parent: KeptReport;
  readonly departments: readonly KeptReport[];
  readonly places: readonly KeptReport[];
}

/** What of a report says which roll-ups it is in. */
export type RollUpMember = Pick<KeptReport, 'agency' | 'region' | 'year' | 'scope' | 'isPreferred'>;

/** The roll-ups that a report is in, each by the region and year of the government that speaks there. */
export interface RollUpPlaces {
  /** As a department, or as the government itself. */
  readonly here: string;
  /** As the government of a place below, where it speaks for its own; else null. */
  readonly above: string | null;
  /** Whether it is the report of a government that speaks for its departments. */
  readonly speaks: boolean;
}

/** Null for a report that is in none: its agency, region or year is not known, or another version is preferred. */
export function rollUpPlaces({
  agency,
  region,
  year,
  scope,
  isPreferred,
}: RollUpMember): RollUpPlaces | null {
  if (agency === null || region === null || year === null || !isPreferred) return null;
  const speaks = scope === 'aggregate' && kindOf(agency) === 'government';
  const above = speaks ? (regionByCode(region)?.parent ?? null) : null;
  return {
    here: `${region} ${String(year)}`,
    above: above === null ? null : `${above} ${String(year)}`,
    speaks,
  };
}

/** Every government that speaks for its departments, with the reports of that year from its region. */
function familiesOf(reports: readonly KeptReport[], focus: CompareOptions['focus']): Family[] {
  const known = reports.flatMap((report) => {
    const where = rollUpPlaces(report);
    return where === null ? [] : [{ report, where }];
  });
  const byPlace = new Map<string, KeptReport[]>();
  const byParent = new Map<string, KeptReport[]>();
  const put = (map: Map<string, KeptReport[]>, key: string, report: KeptReport): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [report]);
    else list.push(report);
  };
  for (const { report, where } of known) {
    put(byPlace, where.here, report);
    if (where.above !== null) put(byParent, where.above, report);
  }
  return known
    .filter(({ report, where }) => where.speaks && (focus === undefined || focus.has(report.id)))
    .map(({ report: parent, where: { here } }) => ({
      parent,
      departments: (byPlace.get(here) ?? []).filter(
        ({ agency }) => agency !== null && kindOf(agency) === 'department',
      ),
      places: byParent.get(here) ?? [],
    }));
}

function valueOf(report: KeptReport, code: string, parent: KeptReport): number | null {
  if (report.form === null || parent.form === null) return null;
  const there = sameCode(code, parent.form, report.form);
  return there === null ? null : report.cells.value(there);
}

/** Adds up one code over a family. */
function rollUpOf(
  { parent, departments: here, places }: Family,
  code: string,
  options: CompareOptions,
): RollUp[] {
  const reported = parent.cells.value(code);
  if (reported === null) return [];
  const roster = options.roster?.(parent.region ?? '', parent.year ?? 0) ?? null;
  const otherScope = here.filter(({ scope }) => scope !== 'own');
  const counted = here.filter((r) => r.scope === 'own' && valueOf(r, code, parent) !== null);
  const placesCounted = places.filter((r) => valueOf(r, code, parent) !== null);
  const present = new Set([...counted, ...otherScope].map(({ agency }) => agency));
  const missing = (roster ?? []).filter(({ id }) => id !== parent.agency && !present.has(id));
  const unread = here.filter(
    (r) => !present.has(r.agency) && roster?.some(({ id }) => id === r.agency) !== true,
  );
  const total = (reports: readonly KeptReport[]): number =>
    reports.reduce((sum, report) => sum + (valueOf(report, code, parent) ?? 0), 0);
  const sum = total(counted);
  const sumOfPlaces = total(placesCounted);
  const isComplete =
    roster !== null && missing.length === 0 && otherScope.length === 0 && unread.length === 0;
  const fits = reported === sum || reported === sum + sumOfPlaces;
  // What is missing could only add: more than the government reports is too much in any case.
  const outcome =
    sum > reported ? 'differs' : !isComplete ? 'not_assessable' : fits ? 'holds' : placesOpen(parent, places);
  return [
    {
      report: parent,
      code,
      outcome,
      reported,
      sum,
      sumOfPlaces,
      counted,
      places: placesCounted,
      missing: [...missing, ...unread.map((r) => ({ id: r.agency ?? r.id, name: r.agencyName ?? r.id }))],
      otherScope,
      hasRoster: roster !== null,
    },
  ];
}

/** Where places lie below, their numbers may be in the government's: only with all of them could it be told. */
function placesOpen(parent: KeptReport, places: readonly KeptReport[]): RollUpOutcome {
  const region = regionByCode(parent.region ?? '');
  if (region === null) return 'not_assessable';
  return placesBelow(region.code).every((code) => places.some((place) => place.region === code))
    ? 'differs'
    : 'not_assessable';
}

const below = new Map<string, readonly string[]>();

/** The regions right below one, as they are today. */
function placesBelow(code: string): readonly string[] {
  let known = below.get(code);
  if (known === undefined) {
    known = allRegions()
      .filter((region) => region.parent === code && !region.isFormer)
      .map((region) => region.code);
    below.set(code, known);
  }
  return known;
}

/** Every roll-up of a set of reports, in their order. */
export function rollUps(reports: readonly KeptReport[], options: CompareOptions): RollUp[] {
  return familiesOf(reports, options.focus).flatMap((family) =>
    (family.parent.form === null ? [] : rollUpCodes(family.parent.form)).flatMap((code) =>
      rollUpOf(family, code, options),
    ),
  );
}
