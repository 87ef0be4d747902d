/** What the whole site needs to know of every agency, gathered while they pass one by one: the search, the regions, findings, peers. */
import { measures, type Bilingual } from '../forms/index.ts';
import { formById } from '../forms/index.ts';
import { cellAt, measureOf } from './cells.ts';
import type { Knowledge } from './knowledge.ts';
import { syllablesOf } from './pinyin.ts';
import type { FindingFiles } from './finding-files.ts';
import type { FindRow, SitePeers, SiteRegion } from './site-find.ts';
import { folderOf, peersKey } from './site-keys.ts';
import { severityOrder, type SiteAgency, type SiteFinding, type SiteReport } from './site-report.ts';

/** The measures by which like agencies are compared and ranked. */
const ranked = measures.filter(
  ({ id }) => !/^(?:received|refused|unable)_|_(?:other|pending)$|_decisions$|^normative/.test(id),
);
export const rankedMeasures: readonly string[] = ranked.map(({ id }) => id);

interface GrowingRegion {
  agencies: number;
  readonly years: Map<number, number>;
  readonly findings: [number, number, number];
}

type GrowingRow = [string, string, string, string, number, number[], number, readonly string[]];

/** Takes agencies in, and gives at the end what the shards of the whole site hold. */
export class Collection {
  readonly findings: FindingFiles;
  readonly #knowledge: Knowledge;
  readonly #rows = new Map<string, GrowingRow[]>();
  readonly #regions = new Map<string, GrowingRegion>();
  readonly #functions = new Map<string, { readonly index: number; readonly name: Bilingual }>();
  readonly #peers = new Map<string, SitePeers['agencies'][number][]>();
  readonly #years = new Set<number>();
  readonly #examples: { id: string; name: string; errors: number }[] = [];
  agencies = 0;
  reports = 0;

  constructor(knowledge: Knowledge, findings: FindingFiles) {
    this.#knowledge = knowledge;
    this.findings = findings;
  }

  take(agency: SiteAgency): void {
    const isAgency = !agency.id.startsWith('x-');
    const name = agency.name ?? '';
    const years: number[] = [];
    const counts: [number, number, number] = [0, 0, 0];
    for (const report of agency.reports) {
      this.reports += 1;
      if (report.year !== null && report.isPreferred) {
        years.push(report.year);
        this.#years.add(report.year);
      }
      for (const finding of report.findings) {
        // A finding between reports stands in each of them; it counts once, with the first.
        if (!isFirst(finding, report)) continue;
        const severity = severityOrder.indexOf(finding.severity);
        counts[severity] = (counts[severity] ?? 0) + 1;
        this.findings.add(finding, report, agency);
      }
    }
    const province = folderOf(agency.id);
    const rows = this.#rows.get(province) ?? [];
    this.#rows.set(province, rows);
    const functionIndex = isAgency ? this.#functionIndex(agency) : -1;
    rows.push([
      agency.id,
      name,
      agency.pinyin,
      agency.region ?? '',
      functionIndex,
      years.sort((a, b) => a - b),
      counts[0],
      agency.formerNames,
    ]);
    if (!isAgency) return;
    this.agencies += 1;
    this.#example(agency.id, name, counts[0]);
    for (const code of this.#regionsOf(agency)) {
      const region = this.#regions.get(code) ?? {
        agencies: 0,
        years: new Map<number, number>(),
        findings: [0, 0, 0],
      };
      this.#regions.set(code, region);
      region.agencies += 1;
      for (const year of years) region.years.set(year, (region.years.get(year) ?? 0) + 1);
      for (const [at, count] of counts.entries()) region.findings[at] = (region.findings[at] ?? 0) + count;
    }
    this.#peer(agency);
  }

  /** The region of an agency, its prefecture and its province. */
  #regionsOf({ region, id }: SiteAgency): ReadonlySet<string> {
    const code = region ?? /^\d{6}/.exec(id)?.[0] ?? '000000';
    return new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]);
  }

  #functionIndex({ functionId, function: name }: SiteAgency): number {
    if (functionId === null || name === null) return -1;
    const known = this.#functions.get(functionId);
    if (known !== undefined) return known.index;
    const index = this.#functions.size;
    this.#functions.set(functionId, { index, name });
    return index;
  }

  #example(id: string, name: string, errors: number): void {
    if (errors === 0 || name === '') return;
    this.#examples.push({ id, name, errors });
    this.#examples.sort((a, b) => b.errors - a.errors || (a.id < b.id ? -1 : 1));
    this.#examples.length = Math.min(this.#examples.length, 8);
  }

  #peer(agency: SiteAgency): void {
    const key = peersKey(agency.id, agency.level, agency.functionId);
    if (key === null) return;
    const years: { [year: string]: (number | null)[] } = {};
    for (const report of agency.reports) {
      if (report.year === null || !report.isPreferred) continue;
      const form = formById(report.form);
      years[String(report.year)] = ranked.map((measure) => measureOf(measure, form, report).value);
    }
    const group = this.#peers.get(key) ?? [];
    this.#peers.set(key, group);
    group.push({ id: agency.id, name: agency.name ?? agency.id, years });
  }

  get years(): readonly number[] {
    return [...this.#years].sort((a, b) => a - b);
  }

  get functions(): readonly { readonly id: string; readonly name: Bilingual }[] {
    return [...this.#functions].map(([id, { name }]) => ({ id, name }));
  }

  get examples(): readonly { readonly id: string; readonly name: string; readonly errors: number }[] {
    return this.#examples;
  }

  get provinces(): readonly string[] {
    return [...this.#rows.keys()].sort();
  }

  /** The search's rows of a province, years counted from the site's first. */
  findRows(province: string): readonly FindRow[] {
    const first = this.years[0] ?? 0;
    return (this.#rows.get(province) ?? []).map(
      ([id, name, pinyin, region, at, years, errors, former]) =>
        [id, name, pinyin, region, at, years.map((year) => year - first), errors, former] as const,
    );
  }

  *peerGroups(): Generator<readonly [key: string, peers: SitePeers]> {
    for (const [key, agencies] of this.#peers) yield [key, { measures: rankedMeasures, agencies }];
  }

  get regions(): readonly SiteRegion[] {
    return [...this.#regions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { agencies, years, findings }]) => {
        const facts = this.#knowledge.regionOf(code);
        const name = facts?.name ?? code;
        return {
          code,
          name,
          pinyin: syllablesOf(name),
          level: facts?.level ?? null,
          agencies,
          covered: this.years.map((year) => years.get(year) ?? 0),
          findings,
        };
      });
  }
}

/** Whether a finding is this report's own, and not another's that names it. */
const isFirst = ({ reports }: SiteFinding, { id }: SiteReport): boolean =>
  reports.length < 2 || reports[0] === id;

/** The codes whose cells the source of a report is marked for: all that errors and warnings name. */
export function codesInQuestion({ findings }: SiteReport): readonly string[] {
  const named = findings.filter(({ severity }) => severity !== 'info').flatMap(({ codes }) => codes);
  return [...new Set(named)];
}

/** Whether any cell of the report is in question: then its source stands beside it. */
export function isInQuestion({ findings, cells }: SiteAgency['reports'][number]): boolean {
  return (
    findings.some(({ severity }) => severity !== 'info') ||
    cells.some((_, index) => cellAt({ cells }, index).state === 'ambiguous')
  );
}
