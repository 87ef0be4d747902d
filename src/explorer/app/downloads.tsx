/** What is shown, as files: CSV, JSON, and a file that says what it is, where it comes from and how to come back to it. */
import type { VNode } from 'preact';
import { csvText, type CsvCell } from '../csv.ts';
import { useSite } from './site.ts';

export interface View {
  /** The name of the file, without its ending: ids and fixed words only. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly about: string }[];
  readonly rows: readonly (readonly CsvCell[])[];
}

function give(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const a = document.createElement('a');
  a.href = address;
  a.download = name;
  a.click();
  // The browser has taken hold of the blob once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function Downloads({ view }: { readonly view: () => View }): VNode {
  const { t, index } = useSite();
  const metadata = ({ name, title, columns, rows }: View): object => ({
    name,
    title,
    description: t.meta.description,
    program: `gongkai ${index.program}`,
    release: index.release,
    view: location.hash,
    address: location.href,
    licence: t.meta.licence,
    rows: rows.length,
    columns: columns.map((one) => ({ name: one.name, description: one.about })),
    citation: t.about.cite(index.release),
  });
  const json = (data: object): string => `${JSON.stringify(data, null, 2)}\n`;
  const actions = {
    csv: (one: View) =>
      give(
        `${one.name}.csv`,
        'text/csv',
        csvText(
          one.columns.map(({ name }) => name),
          one.rows,
        ),
      ),
    json: (one: View) => {
      const rows = one.rows.map((row) =>
        Object.fromEntries(one.columns.map(({ name }, at) => [name, row[at] ?? null])),
      );
      give(`${one.name}.json`, 'application/json', json({ metadata: metadata(one), rows }));
    },
    metadata: (one: View) => give(`${one.name}.metadata.json`, 'application/json', json(metadata(one))),
  };
  return (
    <p class="downloads" role="group" aria-label={t.download.title}>
      <span>{t.download.title}</span>
      {(['csv', 'json', 'metadata'] as const).map((kind) => (
        <button type="button" key={kind} onClick={() => actions[kind](view())}>
          {t.download[kind]}
        </button>
      ))}
      <button type="button" onClick={() => print()}>
        {t.download.print}
      </button>
    </p>
  );
}
