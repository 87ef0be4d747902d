/**
 * The rules between reports over a dataset: what a report is compared with is known before any is read, so that only the
 * reports of years and provinces that are rendered anew are compared, with those that they need.
 */
import { hash } from 'node:crypto';
import {
  compareReports,
  copiedTexts,
  isTextCompared,
  rollUpPlaces,
  type CompareOptions,
  type Comparison,
  type KeptReport,
  type TextState,
  type TextsBefore,
} from '../checks/index.ts';
import { formById } from '../forms/index.ts';
import type { BuildIndex } from './build-index.ts';
import type { KeptStore } from './kept-store.ts';
import type { KnownText, ReportKey } from './spool.ts';
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

/** A report as its text is compared. */
interface Text {
  readonly report: Report;
  readonly agency: string | null;
  readonly year: number | null;
  readonly isPreferred: boolean;
  readonly pieces: number;
}

function textOf(report: Report): Text {
  const { agency, year, kept } = report.entry;
  return { report, agency, year, isPreferred: report.isPreferred, pieces: kept.pieces };
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
  readonly #texts: ReadonlyMap<Report, TextState<Text>>;

  /** `reports` in byte order of their ids. */
  constructor(
    reports: readonly Report[],
    store: KeptStore,
    roster: CompareOptions['roster'],
    before: BuildIndex | null,
  ) {
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
    this.#texts = this.#textsOf(reports, before);
  }

  #textsOf(reports: readonly Report[], before: BuildIndex | null): Map<Report, TextState<Text>> {
    const texts = reports.map(textOf);
    const found = copiedTexts(
      texts,
      (some) => this.#store.sketches(some.map(({ report }) => report.entry.kept)),
      before === null ? null : this.#textsBefore(texts, before),
    );
    return new Map([...found].map(([{ report }, state]) => [report, state]));
  }

  /**
   * What the build before found of the texts that are there still, under the same ids: of reports that were not read again, and
   * of those read again whose text is as it was, since most corrections are of numbers.
   */
  #textsBefore(texts: readonly Text[], before: BuildIndex): TextsBefore<Text> {
    const stayed = new Map<string, Text>();
    const known = new Map<Text, KnownText>();
    const stay = (text: Text, found: KnownText): void => {
      stayed.set(text.report.id, text);
      known.set(text, found);
    };
    const entries = new Set<ReportKey>();
    const came = new Map<string, Text>();
    for (const text of texts) {
      if (!isTextCompared(text)) continue;
      const { id, entry } = text.report;
      if (entry.text?.id === id) {
        stay(text, entry.text);
        entries.add(entry);
      } else came.set(id, text);
    }
    const left = before.texts.filter((entry) => !entries.has(entry));
    const gone: { agency: string | null; sketch: Uint32Array }[] = [];
    for (const [index, sketch] of this.#store.sketches(left.map(({ kept }) => kept))) {
      const entry = left[index];
      const again = came.get(entry?.text?.id ?? '');
      if (
        entry?.text !== null &&
        entry !== undefined &&
        again !== undefined &&
        this.#isSame(again, entry, sketch)
      )
        stay(again, entry.text);
      else gone.push({ agency: entry?.agency ?? null, sketch });
    }
    return {
      stateOf(text) {
        const found = known.get(text);
        if (found === undefined) return null;
        const other = found.copy === null ? undefined : stayed.get(found.copy.id);
        // A copy of a text that is gone is looked for anew.
        const copy = found.copy === null || other === undefined ? null : { ...found.copy, other };
        return { own: found.own, copy };
      },
      gone,
    };
  }

  /** Whether a text is what stood under its id before, of the same agency and year. */
  #isSame({ agency, year, report }: Text, before: ReportKey, sketch: Uint32Array): boolean {
    if (agency !== before.agency || year !== before.year || report.entry.kept.pieces !== sketch.length)
      return false;
    for (const [, now] of this.#store.sketches([report.entry.kept])) {
      return now.every((piece, place) => piece === sketch[place]);
    }
    return false;
  }

  /** What was found of a report's text, for the next build; null where it was not compared. */
  textOf(report: Report): KnownText | null {
    const state = this.#texts.get(report);
    if (state === undefined) return null;
    const { own, copy } = state;
    return {
      id: report.id,
      own,
      copy: copy === null ? null : { id: copy.other.report.id, percent: copy.percent },
    };
  }

  /** The reports that a report's findings follow from, besides itself, by the kind of rule. */
  #comparedWith(report: Report): readonly (readonly Report[])[] {
    const { agency, year, grid } = report.entry;
    if (agency === null) return [];
    const first = grid === null ? undefined : this.#firstWithGrid.get(grid);
    const copy = this.#texts.get(report)?.copy ?? null;
    const where = rollUpPlaces(memberOf(report));
    return [
      year === null ? [] : this.#byYear.of(yearKey(agency, year)),
      year === null
        ? []
        : this.#byYear.of(yearKey(agency, year - 1)).filter(({ isPreferred }) => isPreferred),
      first === undefined ? [] : [first],
      copy === null ? [] : [copy.other.report],
      where?.speaks === true ? this.#byPlace.of(where.here) : [],
      where?.speaks === true ? this.#byPlaceAbove.of(where.here) : [],
    ];
  }

  /** Over all that the findings of a report between it and others follow from: equal ones give equal findings. */
  signatureOf(report: Report): string {
    const others = this.#comparedWith(report);
    if (others.every((list) => list.every((other) => other === report))) return '';
    // One text that is hashed at once: there are as many as reports.
    let all = '';
    for (const list of others) {
      for (const { id, isPreferred, entry } of list) all += `${id} ${String(isPreferred)} ${entry.digest}\n`;
      all += '\n';
    }
    all += String(this.#texts.get(report)?.copy?.percent);
    const { region, year } = report.entry;
    if (rollUpPlaces(memberOf(report))?.speaks === true) {
      all += JSON.stringify(this.#roster?.(region ?? '', year ?? 0) ?? null);
    }
    return hash('sha256', all);
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
      const copy = this.#texts.get(report)?.copy ?? null;
      return copy === null
        ? []
        : [{ one: keep(report), other: keep(copy.other.report), percent: copy.percent }];
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
