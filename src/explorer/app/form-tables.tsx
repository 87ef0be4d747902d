/** The statutory tables with their numbers. Every number can be chosen; arrow keys lead from one to the next. */
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Form } from '../../forms/index.ts';
import { cellAt, shownText } from '../cells.ts';
import { shownSide, tablesOf } from '../form-tables.ts';
import type { SiteReport } from '../site-report.ts';
import { marksOf } from './marks.ts';
import { useSite } from './site.ts';

/** Arrow keys: the neighbouring number of the same table. */
function move(event: KeyboardEvent): void {
  const steps: { readonly [key: string]: readonly [number, number] } = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };
  const step = steps[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null;
  const row = cell?.parentElement;
  if (step === undefined || cell === null || !(row instanceof HTMLTableRowElement)) return;
  const cells = [...row.querySelectorAll('td')];
  const body = row.parentElement;
  const rows = [...(body?.children ?? [])];
  const nextRow = rows[rows.indexOf(row) + step[0]];
  const next = nextRow?.querySelectorAll('td')[cells.indexOf(cell) + step[1]];
  const button = next?.querySelector('button');
  if (button === null || button === undefined) return;
  event.preventDefault();
  button.focus();
}

export function FormTables(props: {
  readonly report: SiteReport;
  readonly form: Form;
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}): VNode {
  const { report, form, chosen, onChoose } = props;
  const { t, say } = useSite();
  const tables = useMemo(
    () =>
      tablesOf(
        form,
        shownSide(form, (index) => (report.cells[index] ?? null) !== null),
      ),
    [form, report],
  );
  const marks = useMemo(() => marksOf(report), [report]);
  const words = { flag: t.report.flagged, lesser: t.report.lesser, unsure: t.report.unsure };
  let isFirst = true;
  return (
    <>
      {tables.map((table, at) => {
        const heading = table.heading ?? table.section.heading;
        const isNewSection = table.heading !== null && table.section !== tables[at - 1]?.section;
        isFirst = true;
        return (
          <div key={at} class={`form-table ${table.section.shape}`}>
            {isNewSection ? <h3>{say(table.section.heading)}</h3> : null}
            <div class="scroll" tabIndex={0} role="region" aria-label={say(heading)}>
              <table class={`form ${table.section.shape}`} onKeyDown={move}>
                <caption>{say(heading)}</caption>
                <thead>
                  {table.head.map((cells, row) => (
                    <tr key={row}>
                      {cells.map(({ label, colspan, rowspan, isLeaf, isStub }, column) => (
                        <th
                          key={column}
                          colSpan={colspan}
                          rowSpan={rowspan}
                          scope={isLeaf || colspan === 1 ? 'col' : 'colgroup'}
                        >
                          {label === null ? (isStub ? t.report.item : t.report.number) : say(label)}
                        </th>
                      ))}
                    </tr>
                  ))}
                </thead>
                <tbody>
                  {table.rows.map(({ stubs, fields }, row) => (
                    <tr key={row}>
                      {stubs.map(({ label, rowspan, colspan, isLeaf }, column) => (
                        <th
                          key={`s${String(column)}`}
                          class={!isLeaf && rowspan > 2 ? 'tall' : undefined}
                          rowSpan={rowspan}
                          colSpan={colspan}
                          scope={isLeaf ? 'row' : 'rowgroup'}
                        >
                          {say(label)}
                        </th>
                      ))}
                      {fields.map((index, column) => {
                        const field = index === null ? undefined : form.fields[index];
                        if (index === null || field === undefined) return <td key={column} class="none" />;
                        const cell = cellAt(report, index);
                        const mark = cell.state === 'ambiguous' ? 'unsure' : marks.get(field.code);
                        const shown = shownText(cell);
                        const isTabStop = chosen === field.code || (isFirst && chosen === '');
                        isFirst = false;
                        return (
                          <td key={column} class={mark === undefined ? '' : `cell ${mark}`}>
                            <button
                              type="button"
                              data-code={field.code}
                              tabIndex={isTabStop || mark === 'flag' ? 0 : -1}
                              aria-pressed={chosen === field.code}
                              onClick={() => onChoose(field.code)}
                            >
                              {shown ?? <i>{t.state[cell.state]}</i>}
                              {mark === undefined || mark === 'lesser' ? null : (
                                <span class="mark">{words[mark]}</span>
                              )}
                              {mark === 'lesser' ? <span class="hidden">{words.lesser}</span> : null}
                            </button>
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        );
      })}
    </>
  );
}
