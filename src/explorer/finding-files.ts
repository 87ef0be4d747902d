/** The list of all findings, cut into files by severity and year: written as they come, never held. */
import type { SiteFolder } from './site-folder.ts';
import { shardPath, shardText } from './shard.ts';
import type { FindingRow, SiteIndex } from './site-index.ts';
import { blameOrder, type SiteAgency, type SiteFinding, type SiteReport } from './site-report.ts';

/** Rows of a file: some 300 KB. */
const rowsPerFile = 2500;

interface Growing {
  readonly severity: SiteFinding['severity'];
  readonly year: number;
  rows: FindingRow[];
  files: number;
  count: number;
}

export class FindingFiles {
  readonly #growing = new Map<string, Growing>();
  readonly #folder: SiteFolder;
  readonly #rules: ReadonlyMap<string, number>;
  readonly #decisions: ReadonlyMap<string, string>;
  readonly #found = new Map<string, number>();

  /** `rules` numbers the rules as the index lists them, `decisions` gives how a finding stands by its id. */
  constructor(
    folder: SiteFolder,
    rules: ReadonlyMap<string, number>,
    decisions: ReadonlyMap<string, string>,
  ) {
    this.#folder = folder;
    this.#rules = rules;
    this.#decisions = decisions;
  }

  add(finding: SiteFinding, report: SiteReport, agency: SiteAgency): void {
    this.#found.set(finding.rule, (this.#found.get(finding.rule) ?? 0) + 1);
    const year = report.year ?? 0;
    const key = `${finding.severity}-${String(year)}`;
    const growing = this.#growing.get(key) ?? {
      severity: finding.severity,
      year,
      rows: [],
      files: 0,
      count: 0,
    };
    this.#growing.set(key, growing);
    growing.count += 1;
    growing.rows.push([
      finding.id,
      this.#rules.get(finding.rule) ?? -1,
      blameOrder.indexOf(finding.blame),
      report.id,
      agency.name ?? '',
      agency.region ?? '',
      report.form ?? '',
      finding.codes[0] ?? '',
      finding.codes.length,
      finding.expected,
      finding.reported,
      this.#decisions.get(finding.id) ?? '',
    ]);
    if (growing.rows.length >= rowsPerFile) this.#flush(growing);
  }

  #flush(growing: Growing): void {
    const name = `f/${growing.severity}-${String(growing.year)}-${String(growing.files)}`;
    this.#folder.write(shardPath(name), shardText(name, growing.rows));
    growing.rows = [];
    growing.files += 1;
  }

  /** Writes what is left; gives how many there are of each. */
  finish(): SiteIndex['findings'] {
    for (const growing of this.#growing.values()) if (growing.rows.length > 0) this.#flush(growing);
    return [...this.#growing.values()]
      .map(({ severity, year, count, files }) => ({ severity, year, count, files }))
      .sort((a, b) => b.year - a.year);
  }

  /** How often a rule was met. */
  found(rule: string): number {
    return this.#found.get(rule) ?? 0;
  }
}
