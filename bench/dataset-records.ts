/** Records as reports of 2014 to 2024 give them: every cell of the form with its place, departments of all provinces. */
import { createHash } from 'node:crypto';
import { allRegions, departments, fullRegionName } from '../src/agencies/index.ts';
import { formInForce } from '../src/forms/index.ts';
import type { Cell, Record } from '../src/record/index.ts';

const years = 11;
const regions = allRegions().filter(({ level, isFormer }) => level === 'county' && !isFormer);

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
  const values: { [code: string]: number | null } = {};
  const cells: { [code: string]: Cell } = {};
  for (const [index, { code, type }] of form.fields.entries()) {
    const kind = (n * 7 + index) % 23;
    const number = (n * 31 + index * 17) % 97;
    const value = kind === 0 ? null : type === 'amount' ? number / 100 : number;
    values[code] = value;
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
      scope: 'own',
      title: `${name}${year}${isChanged ? '*' : ''}`,
      published: `${year + 1}-01-20`,
      period: [`${year}-01-01`, `${year}-12-31`],
      values,
      cells,
      extra: [],
      sections: { overview: null, problems: null, other: null },
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
