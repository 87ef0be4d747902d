/** A dataset → a site: shards, pages and the app, agency by agency, in a folder that is there whole or not at all. */
import { existsSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findingsNaming } from './between-reports.ts';
import { changesSince } from './changes.ts';
import { codesInQuestion, Collection, isInQuestion } from './collect.ts';
import { SiteError } from './errors.ts';
import { FindingFiles } from './finding-files.ts';
import type { Evidence, Knowledge } from './knowledge.ts';
import type { LeanFinding } from './lean-record.ts';
import { packReport } from './pack-report.ts';
import { syllablesOf } from './pinyin.ts';
import { plainText } from './plain-text.ts';
import { agencyPage, agencyPagePath, indexPage, provincePage, provincePagePath } from './plain-pages.ts';
import { agencyFiles, readFacts, recordAt, tableRows, type AgencyFiles } from './read-dataset.ts';
import { listedAgencies, type ListedAgency } from './listed-agencies.ts';
import { shardPath, shardText } from './shard.ts';
import type { SiteFind } from './site-find.ts';
import type { SiteIndex } from './site-index.ts';
import { folderOf } from './site-keys.ts';
import type { AgencyLevel, SiteAgency, SiteReport } from './site-report.ts';
import type { SiteSource } from './site-source.ts';
import { markName, SiteFolder } from './site-folder.ts';

export interface SiteOptions {
  /** An earlier release of the dataset, for the list of changes; null = none. */
  readonly since: string | null;
  /** Told of every agency that is done. */
  readonly onAgency?: (key: string) => void;
}

export interface SiteSummary {
  readonly agencies: number;
  readonly reports: number;
  readonly files: number;
  readonly bytes: number;
}

const appFiles = ['app.js', 'app.css', 'boot.js', 'plot.js', 'icon.svg'];

/** Where the built app lies: beside this file in `dist`; from the sources, in the `dist` of the same copy. */
function appFolder(): string {
  const places = ['./app/', '../../dist/explorer/app/'].map((at) =>
    fileURLToPath(new URL(at, import.meta.url)),
  );
  const found = places.find((place) => existsSync(`${place}app.js`));
  if (found !== undefined) return found;
  throw new SiteError(
    'site.no_app',
    places[0] ?? '',
    'The app of the site is not built. Run "npm run build" and try again.',
  );
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

class SiteWriter {
  readonly folder: SiteFolder;
  readonly collection: Collection;
  readonly #knowledge: Knowledge;
  readonly #notPreferred: ReadonlySet<string>;
  readonly #listed: ReadonlyMap<string, ListedAgency>;
  readonly #naming: ReadonlyMap<string, readonly LeanFinding[]>;

  constructor(
    folder: SiteFolder,
    knowledge: Knowledge,
    notPreferred: ReadonlySet<string>,
    listed: ReadonlyMap<string, ListedAgency>,
    naming: ReadonlyMap<string, readonly LeanFinding[]>,
  ) {
    this.folder = folder;
    this.#knowledge = knowledge;
    this.#notPreferred = notPreferred;
    this.#listed = listed;
    this.#naming = naming;
    const rules = new Map(knowledge.rules.map(({ id }, index) => [id, index]));
    const decisions = new Map(knowledge.decisions.map(({ finding, status }) => [finding, status]));
    this.collection = new Collection(knowledge, new FindingFiles(folder, rules, decisions));
  }

  async agency({ key, paths }: AgencyFiles): Promise<void> {
    const reports: SiteReport[] = [];
    let region: string | null = null;
    for (const path of paths) {
      const record = await recordAt(path);
      region = record.report.agency.region ?? region;
      const isPreferred = !this.#notPreferred.has(record.report.id);
      const named = this.#naming.get(record.report.id) ?? [];
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
    const listed = this.#listed.get(key);
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
    };
  }

  #writeEvidence(report: string, key: string, base: string, evidence: Evidence): void {
    for (const { page, png } of evidence.pictures) this.folder.write(`${base}-p${String(page)}.png`, png);
    for (const { finding, html } of evidence.proofs) this.folder.write(proofPath(finding), html);
    if (evidence.pieces.length === 0) return;
    const source: SiteSource = { report, pieces: evidence.pieces, isCut: evidence.isCut };
    this.folder.write(shardPath(`e/${folderOf(key)}/${report}`), shardText(`e/${report}`, source));
  }
}

/**
 * Writes the site of the dataset in `dataset` into `out`. Memory grows with the number of agencies, not with that of reports. Throws SiteError (no
 * dataset, a damaged record, a place that is not ours) and the system's error where the disk refuses; what stood in `out` then stays.
 */
export async function writeSite(
  dataset: string,
  out: string,
  knowledge: Knowledge,
  options: SiteOptions,
): Promise<SiteSummary> {
  const facts = await readFacts(dataset);
  const app = appFolder();
  const notPreferred = new Set<string>();
  for await (const row of tableRows(dataset, 'reports')) {
    if (row.get('preferred') === 'false') notPreferred.add(row.get('report') ?? '');
  }
  const naming = await findingsNaming(dataset);
  const changes = options.since === null ? null : await changesSince(options.since, dataset);
  const folder = new SiteFolder(out);
  try {
    const writer = new SiteWriter(folder, knowledge, notPreferred, await listedAgencies(dataset), naming);
    for (const files of agencyFiles(dataset)) {
      await writer.agency(files);
      options.onAgency?.(files.key);
      await nextTurn();
    }
    const { collection } = writer;
    const allRegions = collection.regions;
    for (const [key, peers] of collection.peerGroups()) {
      folder.write(shardPath(`peers/${key}`), shardText(`peers/${key}`, peers));
    }
    const provinces = collection.provinces.map((code) => ({
      code,
      name: knowledge.regionOf(`${code}0000`)?.name ?? code,
    }));
    for (const { code, name } of provinces) {
      const rows = collection.findRows(code);
      const regions = allRegions.filter((region) => region.code.startsWith(code));
      const find: SiteFind = { regions, functions: collection.functions, rows };
      folder.write(shardPath(`find/${code}`), shardText(`find/${code}`, find));
      folder.write(provincePagePath(code), provincePage(name, rows, collection.years[0] ?? 0));
    }
    const findings = collection.findings.finish();
    const total = (severity: string): number =>
      findings.filter((one) => one.severity === severity).reduce((sum, { count }) => sum + count, 0);
    const index: SiteIndex = {
      program: facts.program,
      release: facts.release,
      years: collection.years,
      counts: {
        reports: collection.reports,
        agencies: collection.agencies,
        findings: [total('error'), total('warning'), total('info')],
        failures: facts.failures,
      },
      regions: allRegions.filter(({ code }) => code.endsWith('0000')),
      finds: collection.provinces,
      rules: knowledge.rules.map((rule) => ({
        ...rule,
        page: '',
        found: collection.findings.found(rule.id),
        assessed: facts.assessed[rule.id] ?? 0,
      })),
      findings,
      decisions: knowledge.decisions.map((one) => ({
        ...one,
        by: one.by === null ? null : plainText(one.by, 200),
        note: one.note === null ? null : plainText(one.note, 4000),
      })),
      changes,
      examples: collection.examples,
    };
    const pages = knowledge.rules.map(({ id, page }) => [id, page] as const);
    folder.write(shardPath('rules'), shardText('rules', pages));
    folder.write(shardPath('index'), shardText('index', index));
    folder.write('index.html', indexPage(provinces));
    for (const name of appFiles) folder.copy(`app/${name}`, `${app}${name}`);
    folder.write(
      markName,
      `${JSON.stringify({ site: 'gongkai', program: facts.program, release: facts.release })}\n`,
    );
    folder.commit();
    return {
      agencies: collection.agencies,
      reports: collection.reports,
      files: folder.files,
      bytes: folder.bytes,
    };
  } catch (error) {
    folder.discard();
    throw error;
  }
}
