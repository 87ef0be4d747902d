/** A dataset made for the explorer's tests and its benchmark: the files that a site is made of, with numbers from a seed. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRegions, departments, fullRegionName } from '../../src/agencies/index.ts';
import { formInForce, type Form } from '../../src/forms/index.ts';

export interface MadeOptions {
  readonly agencies: number;
  readonly years: readonly number[];
  /** What stands in the place of names and titles, for hostile ones; null = ordinary names. */
  readonly hostile?: readonly string[];
}

/** A generator of numbers from a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface MadeAgency {
  readonly id: string;
  readonly region: string;
  readonly name: string;
}

/** Agencies of real regions and functions, in byte order of ids. */
function* agencies(count: number): Generator<MadeAgency> {
  const regions = allRegions().filter(({ isFormer, level }) => !isFormer && level !== 'national');
  const slugs = departments.filter(({ kind }) => kind !== 'government_office');
  let made = 0;
  for (let round = 0; made < count; round++) {
    for (const region of regions) {
      // Each region in turn gets its next department, so that few agencies still have many places.
      const department = slugs[round];
      if (department === undefined) return;
      if (made >= count) return;
      made += 1;
      yield {
        id: `${region.code}-${department.slug}`,
        region: region.code,
        name: `${fullRegionName(region.code) ?? region.name}${department.name}`,
      };
    }
  }
}

/** Numbers that satisfy every identity of the form. */
function valuesOf(form: Form, next: () => number): Map<string, number> {
  const values = new Map<string, number>();
  for (const { code } of form.fields) values.set(code, Math.floor(next() ** 3 * 40));
  // Totals after their parts: sums of rows and columns settle in a few rounds.
  for (let round = 0; round < 4; round++) {
    for (const { reported, expected, alternatives } of form.identities) {
      if (reported.length !== 1) continue;
      const left = new Set(alternatives.map(({ whole }) => whole));
      const sum = expected
        .filter((code) => !left.has(code))
        .reduce((total, code) => total + (values.get(code) ?? 0), 0);
      values.set(reported[0]!, sum);
    }
  }
  return values;
}

function cellsOf(form: Form, values: ReadonlyMap<string, number>): object {
  return Object.fromEntries(
    form.fields.map(({ code }, at) => [
      code,
      {
        raw: String(values.get(code)),
        state: 'reported',
        number: values.get(code),
        readings: ['grid', 'sequence'],
        confidence: 1,
        at: {
          table: 1 + Math.floor(at / 60),
          row: 1 + (at % 30),
          column: 1 + (at % 7),
          path: [2, 1, 4, 1, 16, 1, 1 + (at % 30), 1 + (at % 7)],
        },
      },
    ]),
  );
}

/** The numbers of a report, with what is wrong in them. */
interface Body {
  readonly form: Form;
  /** Values and cells as JSON: written as they are, since that is most of a record. */
  readonly json: string;
  /** The identity that does not hold, and by how much it is off. */
  readonly wrong: { readonly identity: Form['identities'][number]; readonly printed: number } | null;
}

function bodyOf(form: Form, next: () => number): Body {
  const values = valuesOf(form, next);
  const identity = form.identities[Math.floor(next() * form.identities.length)]!;
  const json = (): string =>
    `"values":${JSON.stringify(Object.fromEntries(values))},"cells":${JSON.stringify(cellsOf(form, values))}`;
  if (next() > 0.2) return { form, json: json(), wrong: null };
  const code = identity.reported[0]!;
  const printed = values.get(code)! + 3;
  values.set(code, printed);
  return { form, json: json(), wrong: { identity, printed } };
}

/** So many bodies a form are made, and each is used again and again: a hundred thousand reports in minutes. */
const bodiesOfForm = 40;
const bodies = new Map<string, readonly Body[]>();

function anyBody(form: Form, next: () => number): Body {
  const made = bodies.get(form.id) ?? Array.from({ length: bodiesOfForm }, () => bodyOf(form, next));
  bodies.set(form.id, made);
  return made[Math.floor(next() * made.length)]!;
}

function findingsOf(id: string, { wrong }: Body, hostile: string | null): readonly object[] {
  if (wrong === null) return [];
  const { identity, printed } = wrong;
  return [
    {
      id: createHash('sha256').update(id).digest('hex').slice(0, 16),
      rule: identity.rule,
      severity: 'error',
      blame: 'source',
      reports: [id],
      codes: [...identity.reported, ...identity.expected],
      row: identity.row,
      column: identity.column,
      block: identity.block,
      expected: printed - 3,
      reported: printed,
      delta: 3,
      suspects: [{ codes: identity.reported.slice(0, 1), would_be: [printed - 3] }],
      message: {
        zh: `数字为 ${String(printed)}，应为 ${String(printed - 3)}。${hostile ?? ''}`,
        en: `The number is ${String(printed)}, and its parts sum to ${String(printed - 3)}. ${hostile ?? ''}`,
      },
    },
  ];
}

function recordOf(agency: MadeAgency, year: number, next: () => number, hostile: string | null): string {
  const form = formInForce(year);
  if (form === null) throw new Error(`no form for ${String(year)}`);
  const id = `${agency.id}-${String(year)}`;
  const body = anyBody(form, next);
  const record = {
    record: 1,
    program: '0.1.0',
    file: `made/${id}.html`,
    status: 'parsed',
    report: {
      id,
      form: form.id,
      year,
      agency: { id: agency.id, name: hostile ?? agency.name, basis: 'printed', region: agency.region },
      scope: 'own',
      title: hostile ?? `${agency.name}${String(year)}年政府信息公开工作年度报告`,
      published: `${String(year + 1)}-01-20`,
      period: null,
      numbers: null,
      extra: hostile === null ? [] : [{ label: hostile, cells: [hostile], at: { path: [2] } }],
      sections: { overview: null, problems: null, other: null },
      claims:
        hostile === null
          ? []
          : [{ codes: [form.fields[0]!.code], operator: 'sum', value: 1, text: hostile, at: { path: [2] } }],
      attachments: [],
      source: {
        sha256: createHash('sha256').update(`source ${id}`).digest('hex'),
        bytes: 40_000,
        media_type: 'text/html',
        url: hostile ?? `https://example.gov.cn/${id}.html`,
        retrieved: `${String(year + 1)}-02-01T08:00:00Z`,
      },
    },
    findings: findingsOf(id, body, hostile),
    assessed: {},
    error: null,
  };
  return JSON.stringify(record).replace('"numbers":null', () => body.json);
}

/** Writes the dataset; gives the number of its reports. Streams: nothing is held. */
export function writeMadeDataset(
  folder: string,
  { agencies: count, years, hostile = [] }: MadeOptions,
): number {
  const next = numbers(7);
  let reports = 0;
  for (const year of years) mkdirSync(join(folder, 'records', String(year)), { recursive: true });
  let at = 0;
  for (const agency of agencies(count)) {
    const attack = hostile[at++] ?? null;
    for (const year of years) {
      const record = recordOf(agency, year, next, attack);
      writeFileSync(
        join(folder, 'records', String(year), `${agency.id}-${String(year)}.json`),
        `${record}\n`,
      );
      reports += 1;
    }
  }
  const manifest = {
    dataset: 'gongkai',
    layout: 1,
    program: '0.1.0',
    record: 1,
    counts: { reports, failed: 0 },
    assessed: {},
  };
  const lines = Object.entries(manifest).map(([key, value]) => `  "${key}": ${JSON.stringify(value)}`);
  writeFileSync(join(folder, 'manifest.json'), `{\n${lines.join(',\n')}\n}\n`);
  return reports;
}
