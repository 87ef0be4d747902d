/** Comparisons between reports are part of an incremental build: whatever changes, it gives what a full build gives. */
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previousBuild, writeDataset, type BuildItem } from '../../src/dataset/index.ts';
import { formById } from '../../src/forms/index.ts';
import type { Record } from '../../src/record/index.ts';
import { emptyFolder, filesOf } from './folders.ts';
import { madeRecord, sha } from './made-records.ts';

const form = 'ogi-2021' as const;
const reader = 'reader 1';

/** A city with a government, its districts, and departments: small enough that everything meets. */
const agencies = [
  ...['320100', '320102', '320104'].flatMap((region) => [`${region}-zf`, `${region}-jyj`, `${region}-czj`]),
];

interface Made {
  readonly agency: string;
  readonly year: number;
  /** Which grid of numbers; the same one in several reports is a copy. */
  readonly grid: number;
  /** Which text; null: none of its own. */
  readonly text: number | null;
  readonly isAggregate: boolean;
  /** Which document of the agency and year. */
  readonly document: number;
}

const made: fc.Arbitrary<Made> = fc.record({
  agency: fc.constantFrom(...agencies),
  year: fc.integer({ min: 2021, max: 2024 }),
  grid: fc.integer({ min: 0, max: 6 }),
  text: fc.option(fc.integer({ min: 0, max: 4 })),
  isAggregate: fc.boolean(),
  document: fc.integer({ min: 0, max: 1 }),
});

/** 900 characters of their own, of which the last ones are the report's. */
function textOf(which: number, own: string): string {
  const characters = Array.from({ length: 900 }, (_, at) => {
    const seed = at < 860 ? `text ${which} ${at}` : `${own} ${at}`;
    return String.fromCodePoint(0x4e00 + (parseInt(sha(seed).slice(0, 6), 16) % 0x5000));
  });
  return characters.join('');
}

function recordOf({ agency, year, grid, text, isAggregate, document }: Made): Record {
  const cells: { [code: string]: { value: number } } = {};
  for (const [at, { code, section }] of formById(form)!.fields.entries()) {
    if (section === 'requests' || section === 'appeals') cells[code] = { value: (at * (grid + 3)) % 97 };
  }
  const own = `${agency} ${year} ${document}`;
  const record = madeRecord({ agency, year, form, cells, sha256: sha(own), file: `in/${own}.html` });
  const overview = text === null ? null : textOf(text, own);
  return {
    ...record,
    report: {
      ...record.report!,
      scope: isAggregate && agency.endsWith('-zf') ? 'aggregate' : 'own',
      sections: { overview, problems: null, other: null },
    },
  };
}

const keyOf = ({ agency, year, document }: Made): string => `${agency} ${year} ${document}`;
const unique = (all: readonly Made[]): Made[] => [...new Map(all.map((one) => [keyOf(one), one])).values()];

async function build(records: readonly Record[], folder: string): Promise<number> {
  const previous = previousBuild(folder, reader);
  const items = records.map((record): BuildItem => {
    const input = sha(JSON.stringify(record));
    return previous?.reports.has(input) === true ? { known: input } : { record, input };
  });
  const { partitions } = await writeDataset(items, folder, { program: '0.1.0', reader, previous });
  return partitions.kept;
}

describe('comparisons in an incremental build', () => {
  it('equal those of a full build after any edits', async () => {
    const rules = new Set<string>();
    let kept = 0;
    const edits = fc.record({
      first: fc.array(made, { minLength: 8, maxLength: 40 }),
      later: fc.array(
        fc.record({
          changed: fc.array(made, { maxLength: 3 }),
          removed: fc.array(fc.nat(), { maxLength: 2 }),
        }),
        { minLength: 2, maxLength: 3 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(edits, async ({ first, later }) => {
        const folder = join(emptyFolder(), 'dataset');
        let reports = unique(first);
        await build(reports.map(recordOf), folder);
        for (const { changed, removed } of later) {
          reports = unique([...reports, ...changed]).filter((_, at) => !removed.includes(at));
          kept += await build(reports.map(recordOf), folder);
        }
        const full = join(emptyFolder(), 'dataset');
        await writeDataset(reports.map(recordOf), full, { program: '0.1.0' });
        const [ours, theirs] = [filesOf(folder), filesOf(full)];
        expect([...ours.keys()]).toEqual([...theirs.keys()]);
        for (const [path, bytes] of theirs) expect(ours.get(path) === bytes, path).toBe(true);
        for (const line of theirs.get('findings.csv')!.split('\n')) rules.add(line.split(',')[3] ?? '');
      }),
      { numRuns: 4, seed: 7 },
    );
    // What was compared had something to say, and something was taken over.
    for (const rule of ['years.carry_over', 'duplicate.report', 'years.copied', 'agencies.copied']) {
      expect(rules, rule).toContain(rule);
    }
    expect(rules).toContain('agencies.roll_up');
    expect(kept).toBeGreaterThan(6);
  }, 900_000);

  it('renders anew the years beside a changed report, its copies and its government, and no others', async () => {
    const folder = join(emptyFolder(), 'dataset');
    const base = { grid: 0, text: null, isAggregate: true, document: 0 };
    const reports: Made[] = [2021, 2022, 2023, 2024].flatMap((year) => [
      { ...base, agency: '320100-jyj', year, grid: year - 2020 },
      // Of another province, with a grid of its own.
      { ...base, agency: '440100-jyj', year, grid: year - 2000 },
    ]);
    const record = ({ agency, ...rest }: Made): Record => recordOf({ agency, ...rest });
    await build(reports.map(record), folder);
    const at = reports.findIndex(({ agency, year }) => agency === '320100-jyj' && year === 2022);
    const changed = reports.with(at, { ...reports[at]!, grid: 40 });
    // Its own year and the next one; of eight partitions six stay.
    expect(await build(changed.map(record), folder)).toBe(6);
  }, 300_000);
});
