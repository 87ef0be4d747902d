/**
 * The rules between reports over a dataset: what a report is compared with is known before any is read, so that only the
 * reports of years and provinces that are rendered anew are compared, with those that they need.
 */
import { createHash } from 'node:crypto';
import {
  compareReports,
  copiedTexts,
  rollUpPlaces,
  type CompareOptions,
  type Comparison,
  type KeptReport,
} from '../checks/index.ts';
import { formById } from '../forms/index.ts';
import type { KeptStore } from './kept-store.ts';
import type { ReportKey } from './spool.ts';
import type { Version } from './versions.ts';

type Report = Version<ReportKey>;

/** Lists by a key. */
class Groups {
  readonly #lists = new Map<string, Report[]>();

  add(key: string, report: Report): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [report]);
    else list.push(report);
  }

  of(key: string): readonly Report[] {
    return this.#lists.get(key) ?? [];
  }
}

interface Copy {
  readonly other: Report;
  readonly percent: number;
}

/** What of a report the groups are made of. */
function memberOf({
  isPreferred,
  entry: { agency, region, year, scope },
}: Report): Parameters<typeof rollUpPlaces>[0] {
  return { agency, region, year, scope, isPreferred };
}

const yearKey = (agency: string, year: number): string => `${agency} ${year}`;

/** All reports of a dataset, by what they are compared with. */
export class DatasetComparison {
  readonly #store: KeptStore;
  readonly #roster: CompareOptions['roster'];
  readonly #byYear = new Groups();
  readonly #byPlace = new Groups();
  readonly #byPlaceAbove = new Groups();
  /** The first report with each grid. */
  readonly #firstWithGrid = new Map<string, Report>();
  readonly #copies: ReadonlyMap<Report, Copy>;

  /** `reports` in byte order of their ids. */
  constructor(reports: readonly Report[], store: KeptStore, roster: CompareOptions['roster']) {
    this.#store = store;
    this.#roster = roster;
    for (const report of reports) {
      const { agency, year, grid } = report.entry;
      if (agency === null) continue;
      if (year !== null) this.#byYear.add(yearKey(agency, year), report);
      if (grid !== null && !this.#firstWithGrid.has(grid)) this.#firstWithGrid.set(grid, report);
      const where = rollUpPlaces(memberOf(report));
      if (where === null) continue;
      this.#byPlace.add(where.here, report);
      if (where.above !== null) this.#byPlaceAbove.add(where.above, report);
    }
    this.#copies = this.#copiesAmong(reports);
  }

  #copiesAmong(reports: readonly Report[]): Map<Report, Copy> {
    const texts = reports.map((report) => {
      const { agency, year, kept } = report.entry;
      return { report, agency, year, isPreferred: report.isPreferred, pieces: kept.pieces };
    });
    const found = copiedTexts(texts, (some) =>
      this.#store.sketches(some.map(({ report }) => report.entry.kept)),
    );
    return new Map(found.map(({ one, other, percent }) => [one.report, { other: other.report, percent }]));
  }

  /** The reports that a report's findings follow from, besides itself, by the kind of rule. */
  #comparedWith(report: Report): readonly (readonly Report[])[] {
    const { agency, year, grid } = report.entry;
    if (agency === null) return [];
    const first = grid === null ? undefined : this.#firstWithGrid.get(grid);
    const copy = this.#copies.get(report);
    const where = rollUpPlaces(memberOf(report));
    return [
      year === null ? [] : this.#byYear.of(yearKey(agency, year)),
      year === null
        ? []
        : this.#byYear.of(yearKey(agency, year - 1)).filter(({ isPreferred }) => isPreferred),
      first === undefined ? [] : [first],
      copy === undefined ? [] : [copy.other],
      where?.speaks === true ? this.#byPlace.of(where.here) : [],
      where?.speaks === true ? this.#byPlaceAbove.of(where.here) : [],
    ];
  }

  /** Over all that the findings of a report between it and others follow from: equal ones give equal findings. */
  signatureOf(report: Report): string {
    const others = this.#comparedWith(report);
    if (others.every((list) => list.every((other) => other === report))) return '';
    const hash = createHash('sha256');
    for (const list of others) {
      for (const { id, isPreferred, entry } of list)
        hash.update(`${id} ${String(isPreferred)} ${entry.digest}\n`);
      hash.update('\n');
    }
    hash.update(String(this.#copies.get(report)?.percent));
    const { region, year } = report.entry;
    if (rollUpPlaces(memberOf(report))?.speaks === true) {
      hash.update(JSON.stringify(this.#roster?.(region ?? '', year ?? 0) ?? null));
    }
    return hash.digest('hex');
  }

  /** What the rules say of these reports. */
  compare(reports: readonly Report[]): Comparison {
    const needed = new Map<Report, KeptReport>();
    const keep = (report: Report): KeptReport => {
      const known = needed.get(report) ?? this.#keptOf(report);
      needed.set(report, known);
      return known;
    };
    for (const report of reports) {
      keep(report);
      for (const list of this.#comparedWith(report)) for (const other of list) keep(other);
    }
    const copies = reports.flatMap((report) => {
      const copy = this.#copies.get(report);
      return copy === undefined
        ? []
        : [{ one: keep(report), other: keep(copy.other), percent: copy.percent }];
    });
    return compareReports(needed.values(), {
      ...(this.#roster === undefined ? {} : { roster: this.#roster }),
      focus: new Set(reports.map(({ id }) => id)),
      copies,
    });
  }

  #keptOf({ id, isPreferred, entry }: Report): KeptReport {
    const { form, year, agency, name, region, scope, sha256, url, retrieved, revises, kept } = entry;
    return {
      id,
      form: formById(form),
      year,
      agency,
      agencyName: name,
      region,
      scope,
      isPreferred,
      sha256,
      url,
      retrieved,
      cells: this.#store.cells(form, kept),
      speaksOfRevision: revises,
      pieces: kept.pieces,
      // The texts were compared before.
      sketch: () => new Uint32Array(0),
    };
  }
}
