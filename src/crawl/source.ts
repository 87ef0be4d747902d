/** A source: an agency's or a platform's own site, as data. */
import { z } from 'zod';
import { allRegions, nationalCode } from '../agencies/index.ts';
import { addressOf } from './addresses.ts';

/** The site systems that scrapers exist for, one file each in scrapers/. */
export const systems = ['guangdong', 'trs', 'jcms', 'boda', 'kaipuyun', 'anhui', 'generic'] as const;
export type SiteSystem = (typeof systems)[number];

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-11-25');
const address = z
  .string()
  .refine(
    (text) => addressOf(text) === text,
    'an address of http or https in its plain form (no fragment, no session id)',
  );
const host = z
  .string()
  .regex(/^[a-z0-9.-]+(?::\d{1,5})?$/, 'a host in lower case, with its port where that is not the usual one');
const seen = z.strictObject({ where: z.string().min(3), on: isoDate });

const agency = z.strictObject({
  /** The agency's id in the register; null where it has none. */
  id: z.string().nullable(),
  name: z.string().min(2),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
});

const entry = z.strictObject({
  /** A page that lists annual reports. */
  url: address,
  /** The one body whose reports it lists; null where it lists those of several. */
  agency: agency.nullable(),
  seen,
});

/** A source's file, checked. Its fields are explained in docs/add-a-source.md. */
export const sourceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{3,60}$/),
  name: z.string().min(2),
  region: z.string().regex(/^\d{6}$/),
  /** Null where no page of it was seen that tells: it is read as any other site. */
  system: z.enum(systems).nullable(),
  home: address,
  hosts: z.array(host).min(1),
  entries: z.array(entry).nullable(),
  seen,
  rendered: z.boolean(),
  charset: z.strictObject({ encoding: z.string(), note: z.string(), on: isoDate }).nullable(),
  /** Selectors of the site's own, where those of its system do not fit. */
  selectors: z.strictObject({ list: z.array(z.string()).min(1) }).nullable(),
  /** How many reports a year has; null where nobody has counted. */
  expected: z.strictObject({ least: z.number().int().min(1), most: z.number().int().min(1) }).nullable(),
  pauseSeconds: z.number().min(1).max(3600).nullable(),
  verified: z.boolean(),
  notes: z.array(z.strictObject({ on: isoDate, note: z.string() })),
});

export type Source = z.infer<typeof sourceSchema>;

export interface SourceProblem {
  readonly file: string;
  readonly problem: string;
}

/** What a source's file says wrong of itself, beside its shape. */
function contradictions(source: Source, fileName: string): string[] {
  const problems: string[] = [];
  const add = (isWrong: boolean, problem: string): void => {
    if (isWrong) problems.push(problem);
  };
  add(`${source.id}.json` !== fileName, `the id "${source.id}" is not the file's name`);
  add(
    source.region !== nationalCode && !allRegions().some(({ code }) => code === source.region),
    `there is no region ${source.region}`,
  );
  add(new Set(source.hosts).size !== source.hosts.length, 'a host stands twice');
  const hosts = new Set(source.hosts);
  for (const url of [source.home, ...(source.entries ?? []).map((one) => one.url)]) {
    add(!hosts.has(new URL(url).host), `${url} is on none of its hosts`);
  }
  add(source.entries?.length === 0, 'entries: give null where no list was seen, so that it is looked for');
  add(
    source.expected !== null && source.expected.least > source.expected.most,
    'expected: least is over most',
  );
  // An agency's own host is a source; copies elsewhere are not (whoever copies may alter).
  for (const one of source.hosts) add(!isOfficial(one), `${one} is no government host`);
  return problems;
}

/** Hosts below gov.cn; and `.test`, which nobody can own (RFC 6761), for the replica. */
export function isOfficial(name: string): boolean {
  return /(?:^|\.)gov\.cn(?::\d+)?$/.test(name) || /\.test(?::\d+)?$/.test(name);
}

/** A source from the text of its file; or what is wrong with it. */
export function parseSource(text: string, fileName: string): Source | readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [error instanceof Error ? error.message : 'no JSON'];
  }
  const parsed = sourceSchema.safeParse(value);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const problems = contradictions(parsed.data, fileName);
  return problems.length > 0 ? problems : parsed.data;
}
