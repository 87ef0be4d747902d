/** An agency → its shard, its page without JavaScript, the sources and proofs of its reports. */
import { codesInQuestion, Collection, isInQuestion } from './collect.ts';
import { FindingFiles } from './finding-files.ts';
import type { Evidence, Knowledge } from './knowledge.ts';
import type { LeanFinding } from './lean-record.ts';
import type { ListedAgency } from './listed-agencies.ts';
import { packReport } from './pack-report.ts';
import { syllablesOf } from './pinyin.ts';
import { agencyPage, agencyPagePath } from './plain-pages.ts';
import { recordAt, type AgencyFiles } from './read-dataset.ts';
import { mostChanges } from './republished.ts';
import { shardPath, shardText } from './shard.ts';
import type { ListedChange, SiteChange } from './site-change.ts';
import type { SiteFolder } from './site-folder.ts';
import { folderOf } from './site-keys.ts';
import type { AgencyLevel, SiteAgency, SiteReport } from './site-report.ts';
import type { SiteSource } from './site-source.ts';

/** What tables of the dataset tell of reports and agencies, besides the records. */
export interface SmallTables {
  /** Reports that are another version of one that counts. */
  readonly notPreferred: ReadonlySet<string>;
  readonly listed: ReadonlyMap<string, ListedAgency>;
  /** By report, the findings of others that name it. */
  readonly naming: ReadonlyMap<string, readonly LeanFinding[]>;
  /** By the key of the agency. */
  readonly changes: ReadonlyMap<string, readonly SiteChange[]>;
}

const proofPath = (finding: string): string => `proof/${finding.slice(0, 2)}/${finding}.html`;
/** Under this path the pictures of a report's source lie, without the page's number. */
const imageBase = (key: string, report: string): string => `data/e/${folderOf(key)}/${report}`;

function levelOf(region: string | null): AgencyLevel | null {
  if (region === null || !/^\d{6}$/.test(region)) return null;
  if (region === '100000') return 'national';
  if (region.endsWith('0000')) return 'province';
  return region.endsWith('00') ? 'prefecture' : 'county';
}

/** Writes agencies one by one, and gathers what the whole site needs of them. */
export class AgencyWriter {
  readonly folder: SiteFolder;
  readonly collection: Collection;
  readonly #knowledge: Knowledge;
  readonly #tables: SmallTables;
  /** Changes of all agencies that have a page. */
  readonly changes: ListedChange[] = [];

  constructor(folder: SiteFolder, knowledge: Knowledge, tables: SmallTables) {
    this.folder = folder;
    this.#knowledge = knowledge;
    this.#tables = tables;
    const rules = new Map(knowledge.rules.map(({ id }, index) => [id, index]));
    const decisions = new Map(knowledge.decisions.map(({ finding, status }) => [finding, status]));
    this.collection = new Collection(knowledge, new FindingFiles(folder, rules, decisions));
  }

  async agency({ key, paths }: AgencyFiles): Promise<void> {
    const reports: SiteReport[] = [];
    let region: string | null = null;
    for (const path of paths) {
      const record = recordAt(path);
      region = record.report.agency.region ?? region;
      const isPreferred = !this.#tables.notPreferred.has(record.report.id);
      const named = this.#tables.naming.get(record.report.id) ?? [];
      let report = packReport(record, { isPreferred, hasSource: false, proofs: new Set(), named });
      if (this.#knowledge.evidenceOf !== null && isInQuestion(report)) {
        const base = imageBase(key, report.id);
        const codes = codesInQuestion(report);
        const evidence = await this.#knowledge.evidenceOf(path, codes, base);
        if (evidence !== null) {
          this.#writeEvidence(report.id, key, base, evidence);
          const proofs = new Set(evidence.proofs.map(({ finding }) => finding));
          const hasSource = evidence.pieces.length > 0;
          report = packReport(record, { isPreferred, hasSource, proofs, named });
        }
      }
      reports.push(report);
    }
    // Newest first; of several of a year the one that counts.
    reports.sort(
      (a, b) =>
        (b.year ?? 0) - (a.year ?? 0) ||
        Number(b.isPreferred) - Number(a.isPreferred) ||
        (a.id < b.id ? -1 : 1),
    );
    const agency = this.#agencyOf(key, region, reports);
    this.folder.write(shardPath(`a/${folderOf(key)}/${key}`), shardText(`a/${key}`, agency));
    this.folder.write(agencyPagePath(key), agencyPage(agency));
    this.collection.take(agency);
  }

  #agencyOf(key: string, region: string | null, reports: readonly SiteReport[]): SiteAgency {
    const isAgency = !key.startsWith('x-');
    const listed = this.#tables.listed.get(key);
    const names = reports.map(({ name }) => name).filter((name) => name !== null);
    const name = names[0] ?? listed?.name ?? null;
    const slug = isAgency ? (/^\d{6}-(?<slug>.+)$/.exec(key)?.groups?.['slug'] ?? null) : null;
    const former = new Set([...names, ...(listed?.formerNames ?? [])]);
    if (name !== null) former.delete(name);
    return {
      id: key,
      name,
      pinyin: name === null ? '' : syllablesOf(name),
      formerNames: [...former].slice(0, 20),
      region: region ?? listed?.region ?? null,
      level: isAgency ? levelOf(region ?? key.slice(0, 6)) : null,
      functionId: slug,
      function: listed?.function ?? (slug === null ? null : this.#knowledge.functionOf(slug)),
      reports,
      changes: this.#changesOf(key, name, reports),
    };
  }

  /** The changes of an agency, with the editions that their codes are of. */
  #changesOf(key: string, name: string | null, reports: readonly SiteReport[]): readonly SiteChange[] {
    const forms = new Map(reports.map(({ id, form }) => [id, form]));
    const changes = (this.#tables.changes.get(key) ?? []).map((change) => ({
      ...change,
      form: change.report === null ? null : (forms.get(change.report) ?? null),
    }));
    for (const change of changes) this.changes.push({ ...change, agency: key, name });
    return changes.slice(0, mostChanges.agency);
  }

  #writeEvidence(report: string, key: string, base: string, evidence: Evidence): void {
    for (const { page, png } of evidence.pictures) this.folder.write(`${base}-p${String(page)}.png`, png);
    for (const { finding, html } of evidence.proofs) this.folder.write(proofPath(finding), html);
    if (evidence.pieces.length === 0) return;
    const source: SiteSource = { report, pieces: evidence.pieces, isCut: evidence.isCut };
    this.folder.write(shardPath(`e/${folderOf(key)}/${report}`), shardText(`e/${report}`, source));
  }
}
