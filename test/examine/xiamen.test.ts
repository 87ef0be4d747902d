/** A real report, read from ../shared/real; its file is not part of the repository, its figures are. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { examine } from '../../src/examine/index.ts';

const folder = new URL('../../../shared/real/', import.meta.url);
const isThere = existsSync(new URL('expected.json', folder));
const schema = z.record(z.string(), z.looseObject({ values: z.record(z.string(), z.number().nullable()) }));

describe(isThere ? 'the report of a bureau of Xiamen for 2024' : 'skipped: no ../shared', () => {
  it.runIf(isThere)('is read whole and exactly, and its one false statement is noticed', async () => {
    const expected = schema.parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));
    const { values } = expected['xiamen-hrss-2024.txt'] ?? { values: {} };
    const record = await examine(readFileSync(new URL('xiamen-hrss-2024.txt', folder)), { file: 'xiamen' });
    const { report, findings } = record;
    expect(record.status).toBe('parsed');
    expect([report?.form, report?.year, report?.agency.name]).toEqual(['ogi-2021', 2024, null]);
    expect(Object.keys(values).length).toBe(186);
    expect(Object.keys(values).filter((code) => report?.values[code] !== values[code])).toEqual([]);
    const known = new Set(Object.keys(values));
    expect(
      Object.entries(report?.values ?? {}).filter(([code, v]) => v !== null && !known.has(code)),
    ).toEqual([]);
    expect(findings.filter(({ blame }) => blame === 'source')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'claim.mismatch')).toMatchObject([
      { blame: 'unsure', expected: 47, reported: 48, codes: ['requests.received.total'] },
    ]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
