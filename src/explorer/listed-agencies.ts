/** The dataset's own table of agencies, where it has one: their names, former names and functions. */
import type { Bilingual } from '../forms/index.ts';
import { plainText } from './plain-text.ts';
import { tableRows } from './read-dataset.ts';

export interface ListedAgency {
  readonly name: string | null;
  readonly region: string | null;
  readonly function: Bilingual | null;
  readonly formerNames: readonly string[];
}

function namesIn(json: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(json);
    return Array.isArray(names)
      ? names.filter((one) => typeof one === 'string').map((one) => plainText(one, 200))
      : [];
  } catch {
    return [];
  }
}

/** By the agency's id; empty for a dataset without the table. */
export async function listedAgencies(dataset: string): Promise<ReadonlyMap<string, ListedAgency>> {
  const listed = new Map<string, ListedAgency>();
  for await (const row of tableRows(dataset, 'agencies')) {
    const text = (column: string): string | null => {
      const value = row.get(column) ?? '';
      return value === '' ? null : plainText(value, 200);
    };
    const [zh, en] = [text('function_zh'), text('function_en')];
    listed.set(row.get('agency') ?? '', {
      name: text('name'),
      region: text('region'),
      function: zh === null ? null : { zh, en: en ?? zh },
      formerNames: namesIn(row.get('former_names') ?? ''),
    });
  }
  return listed;
}
