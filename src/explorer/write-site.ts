/** A dataset → a site: shards, pages and the app, agency by agency, in a folder that is there whole or not at all. */
import { existsSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AgencyWriter, type SmallTables } from './agency-writer.ts';
import { findingsNaming } from './between-reports.ts';
import { changesSince } from './changes.ts';
import { SiteError } from './errors.ts';
import type { Knowledge } from './knowledge.ts';
import { listedAgencies } from './listed-agencies.ts';
import { plainText } from './plain-text.ts';
import { indexPage, provincePage, provincePagePath } from './plain-pages.ts';
import { agencyFiles, readFacts, tableRows } from './read-dataset.ts';
import { allChanges, changesByAgency, mostChanges } from './republished.ts';
import { shardPath, shardText } from './shard.ts';
import type { SiteFind } from './site-find.ts';
import { markName, SiteFolder } from './site-folder.ts';
import type { SiteIndex } from './site-index.ts';

export interface SiteOptions {
  /** An earlier release of the dataset, for the list of changes; null = none. */
  readonly since: string | null;
  /** Told of every agency that is done, with the share of all agencies (to 1) that is. */
  readonly onAgency?: (key: string, share: number) => void;
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
  const tables: SmallTables = {
    notPreferred,
    listed: await listedAgencies(dataset),
    naming: await findingsNaming(dataset),
    changes: await changesByAgency(dataset),
  };
  const changes = options.since === null ? null : await changesSince(options.since, dataset);
  const folder = new SiteFolder(out);
  try {
    const writer = new AgencyWriter(folder, knowledge, tables);
    const agencies = agencyFiles(dataset);
    for (const [at, files] of agencies.entries()) {
      await writer.agency(files);
      options.onAgency?.(files.key, (at + 1) / agencies.length);
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
    const republished = allChanges(tables.changes, writer.changes);
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
      republished: republished.length,
      changes,
      examples: collection.examples,
    };
    if (republished.length > 0) {
      const newest = republished.slice(0, mostChanges.site);
      folder.write(shardPath('republished'), shardText('republished', newest));
    }
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
