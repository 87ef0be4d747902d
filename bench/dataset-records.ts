/** Records as reports of 2014 to 2024 give them: every cell of the form with its place, departments of all provinces. */
import { createHash } from 'node:crypto';
import { allRegions, departments, fullRegionName } from '../src/agencies/index.ts';
import { formInForce, sameCode, yearIdentities, type Form } from '../src/forms/index.ts';
import type { Cell, Record } from '../src/record/index.ts';

const years = 11;
const regions = allRegions().filter(({ level, isFormer }) => level === 'county' && !isFormer);

/** So many characters of a text that follows from a seed. */
function textOf(seed: number, length: number): string {
  let state = (seed * 2654435761 + 88172645) >>> 0 || 1;
  const codes = new Array<number>(length);
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    // 3,500 characters, as the language uses; a sentence has 30.
    codes[at] = at % 30 === 29 ? 0x3002 : 0x4e00 + ((state >>> 0) % 3500);
  }
  return String.fromCodePoint(...codes);
}

const phrases = textOf(1, 600);

/** 1,800 characters, as reports have them: of all alike, of the agency's every year, and of this year. */
function overviewOf(who: number, n: number): string {
  return phrases + textOf(2 * who + 3, 400) + textOf(2 * n + 4, 800);
}

type Values = { [code: string]: number | null };

/** Makes the numbers follow from those of the year before, as the rules between years ask. */
function carryOver(values: Values, form: Form, last: Values, lastForm: Form): void {
  for (const { reported, expected, relation, needsSameForm } of yearIdentities(form)) {
    if (needsSameForm && form !== lastForm) continue;
    const terms = expected.map(({ code, year, sign }) => {
      const there = year === 'this' ? code : sameCode(code, form, lastForm);
      const value = there === null ? null : (year === 'this' ? values : last)[there];
      return value === null || value === undefined ? null : sign * value;
    });
    const known = terms.filter((term) => term !== null);
    const now = values[reported];
    if (known.length < terms.length || now === null || now === undefined) continue;
    const sum = Math.max(
      0,
      known.reduce((a, b) => a + b, 0),
    );
    values[reported] = relation === 'equal' ? sum : Math.max(sum, now);
  }
}

const drawn = new Map<number, Values>();

/** The numbers of the record number `n`; in one of ten they do not follow from the year before. */
function valuesOf(n: number, form: Form): Values {
  const known = drawn.get(n);
  if (known !== undefined) return known;
  const values: Values = {};
  for (const [index, { code, type }] of form.fields.entries()) {
    const number = (n * 31 + index * 17 + ((n * index) % 13)) % 97;
    values[code] = (n * 7 + index) % 23 === 0 ? null : type === 'amount' ? number / 100 : number;
  }
  const lastForm = n % years === 0 ? null : formInForce(2013 + (n % years));
  if (lastForm !== null && n % 10 !== 3) carryOver(values, form, valuesOf(n - 1, lastForm), lastForm);
  if (drawn.size > years) drawn.clear();
  drawn.set(n, values);
  return values;
}

/** The record number `n`: the agency changes every eleven records, the year with every one. */
export function generatedRecord(n: number, isChanged: boolean): Record {
  const year = 2014 + (n % years);
  const who = Math.floor(n / years);
  // A stride that no count of regions divides: neighbours lie in different provinces.
  const region = regions[(who * 997) % regions.length];
  const department = departments[Math.floor(who / regions.length) % departments.length];
  const form = formInForce(year);
  if (region === undefined || department === undefined || form === null) throw new Error('no such record');
  const agency = `${region.code}-${department.slug}`;
  const values = valuesOf(n, form);
  const cells: { [code: string]: Cell } = {};
  for (const [index, { code }] of form.fields.entries()) {
    const value = values[code] ?? null;
    cells[code] = {
      raw: value === null ? '' : String(value),
      state: value === null ? 'blank' : 'reported',
      number: value,
      readings: ['grid', 'sequence'],
      confidence: 1,
      at: {
        table: 2,
        row: 3 + Math.floor(index / 8),
        column: 4 + (index % 8),
        path: [2, 5, 1, 3, 1 + index],
      },
    };
  }
  const name = `${fullRegionName(region.code) ?? ''}${department.name}`;
  const id = `${agency}-${year}`;
  return {
    record: 1,
    program: '0.1.0',
    file: `reports/${id}.html`,
    status: 'parsed',
    report: {
      id,
      form: form.id,
      year,
      agency: { id: agency, name, basis: 'printed', region: region.code },
      scope: department.kind === 'government' ? 'aggregate' : 'own',
      title: `${name}${year}${isChanged ? '*' : ''}`,
      published: `${year + 1}-01-20`,
      period: [`${year}-01-01`, `${year}-12-31`],
      values,
      cells,
      extra: [],
      sections: { overview: overviewOf(who, n), problems: null, other: null },
      claims: [],
      attachments: [],
      source: {
        sha256: createHash('sha256').update(`${id}${isChanged}`).digest('hex'),
        bytes: 40_000,
        media_type: 'text/html',
        url: `https://www.example.gov.cn/${id}.html`,
        retrieved: `${year + 1}-02-01T08:00:00Z`,
      },
    },
    findings: [],
    assessed: { 'requests.balance': 7 },
    error: null,
  };
}
