/** What a site is told besides its dataset: rules, regions, functions, decisions. */
import { readFile } from 'node:fs/promises';
import { departmentNamed, departments, regionByCode } from '../agencies/index.ts';
import { catalogue } from '../checks/index.ts';
import { digestOf, statusOf, type Decisions } from '../evidence/index.ts';
import type { Engines } from '../documents/index.ts';
import { plainText, type Knowledge, type SiteDecision } from '../explorer/index.ts';
import type { Finding, Record } from '../record/index.ts';
import { siteEvidence } from './site-evidence.ts';

async function rulePage(path: string): Promise<string> {
  // The docs come with the program; a copy without them shows the rule's summary alone.
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8').catch(() => '');
}

/** Decisions with the findings they are about, as they stand now. */
export function siteDecisions(decisions: Decisions, records: readonly Record[]): SiteDecision[] {
  const byId = new Map<string, { readonly finding: Finding; readonly record: Record }>();
  for (const record of records)
    for (const finding of record.findings) byId.set(finding.id, { finding, record });
  return [...decisions.last.values()]
    .sort((a, b) => (a.date === b.date ? (a.finding < b.finding ? -1 : 1) : a.date > b.date ? -1 : 1))
    .map(({ finding: id, decision, date, by, note }) => {
      const found = byId.get(id);
      const report = found?.record.report ?? null;
      const all = new Map(
        records.flatMap((record) => (record.report === null ? [] : [[record.report.id, record] as const])),
      );
      return {
        finding: id,
        report: report?.id ?? null,
        agency:
          report?.agency.name === undefined || report.agency.name === null
            ? null
            : plainText(report.agency.name, 200),
        year: report?.year ?? null,
        status: found === undefined ? 'gone' : statusOf(decisions, id, digestOf(found.finding, all)),
        decision,
        date,
        by,
        note,
        message: found?.finding.message ?? null,
      };
    });
}

/** All of it. `dataset` is where evidence is; null = the site is built without. `engines` open documents that are at hand. */
export async function siteKnowledge(
  dataset: string | null,
  decisions: readonly SiteDecision[],
  engines: Engines = {},
): Promise<Knowledge> {
  const rules = await Promise.all(
    catalogue.map(async ({ id, severity, title, summary, forms, page }) => ({
      id,
      severity,
      title,
      summary,
      forms,
      page: await rulePage(page),
    })),
  );
  const functions = new Map(departments.map(({ slug, name }) => [slug, name]));
  return {
    rules,
    regionOf: (code) => {
      const region = regionByCode(code);
      return region === null ? null : { code, name: region.name, level: region.level };
    },
    functionOf: (slug) => {
      const name = functions.get(slug);
      return name === undefined || departmentNamed(name) === null ? null : { zh: name, en: name };
    },
    evidenceOf: dataset === null ? null : siteEvidence({ dataset, engines }),
    decisions,
  };
}
