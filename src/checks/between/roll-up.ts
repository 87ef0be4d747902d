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

/** Every government that speaks for its departments, with the reports of that year from its region. */
function familiesOf(reports: readonly KeptReport[]): Family[] {
  const known = reports.filter(
    (r) => r.agency !== null && r.region !== null && r.year !== null && r.isPreferred,
  );
  const byPlace = new Map<string, KeptReport[]>();
  const byParent = new Map<string, KeptReport[]>();
  const put = (map: Map<string, KeptReport[]>, key: string, report: KeptReport): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [report]);
    else list.push(report);
  };
  for (const report of known) {
    const { region, year, agency } = report;
    if (region === null || agency === null) continue;
    put(byPlace, `${region} ${String(year)}`, report);
    const above = regionByCode(region)?.parent ?? null;
    if (above !== null && kindOf(agency) === 'government' && report.scope === 'aggregate') {
      put(byParent, `${above} ${String(year)}`, report);
    }
  }
  return known
    .filter(
      ({ agency, scope }) => agency !== null && scope === 'aggregate' && kindOf(agency) === 'government',
    )
    .map((parent) => {
      const key = `${parent.region ?? ''} ${String(parent.year)}`;
      const here = byPlace.get(key) ?? [];
      return {
        parent,
        departments: here.filter(({ agency }) => agency !== null && kindOf(agency) === 'department'),
        places: byParent.get(key) ?? [],
      };
    });
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
  return familiesOf(reports).flatMap((family) =>
    (family.parent.form === null ? [] : rollUpCodes(family.parent.form)).flatMap((code) =>
      rollUpOf(family, code, options),
    ),
  );
}
