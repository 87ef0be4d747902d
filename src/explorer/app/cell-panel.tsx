/** A number: how it was read, its checks with both sides of each sum, what would mend them, and its place in the source. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Field, Form } from '../../forms/index.ts';
import { cellAt, indexOfCode, shownText } from '../cells.ts';
import type { SiteChange } from '../site-change.ts';
import type { SiteFinding, SiteReport } from '../site-report.ts';
import { Printed } from './changes-table.tsx';
import { FindingItem } from './finding-list.tsx';
import { placeWords } from './place-words.ts';
import { useSite } from './site.ts';
import { SourceView } from './source-view.tsx';
import { sumsOf, type Sum, type Term } from './sums.ts';

function Side({
  name,
  terms,
  total,
  form,
  chosen,
  onChoose,
}: {
  readonly name: string;
  readonly terms: readonly Term[];
  readonly total: number | null;
  readonly form: Form;
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}): VNode {
  const { say, t } = useSite();
  return (
    <tbody>
      <tr class="side">
        <th scope="rowgroup">{name}</th>
        <td class="n">
          <b>{total ?? '?'}</b>
        </td>
      </tr>
      {terms.map(({ code, cell }) => (
        <tr key={code} class={code === chosen ? 'chosen' : ''}>
          <th scope="row">
            {code === chosen ? (
              say(form.byCode.get(code)?.label ?? { zh: code, en: code })
            ) : (
              <button type="button" class="linklike" onClick={() => onChoose(code)}>
                {say(form.byCode.get(code)?.label ?? { zh: code, en: code })}
              </button>
            )}
          </th>
          <td class="n">{shownText(cell) ?? <i>{t.state[cell.state]}</i>}</td>
        </tr>
      ))}
    </tbody>
  );
}

function SumTable({
  sum,
  form,
  chosen,
  onChoose,
}: {
  readonly sum: Sum;
  readonly form: Form;
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}): VNode {
  const { t, index, say, link } = useSite();
  const { identity, sides, reported, expected } = sum;
  const rule = index.rules.find(({ id }) => id === identity.rule);
  const verdict = sides === null ? 'notAssessed' : sides[0] === sides[1] ? 'holds' : 'fails';
  return (
    <details class={`sum ${verdict}`} open={verdict !== 'holds'}>
      <summary>
        <span>{rule === undefined ? identity.rule : say(rule.title)}</span>{' '}
        <span class={`tag ${verdict === 'fails' ? 'error' : verdict === 'holds' ? 'good' : 'info'}`}>
          {t.report[verdict]}
        </span>
      </summary>
      <table class="data sides">
        <Side
          name={t.report.reportedSide}
          terms={reported}
          total={sides?.[0] ?? null}
          {...{ form, chosen, onChoose }}
        />
        <Side
          name={t.report.expectedSide}
          terms={expected}
          total={sides?.[1] ?? null}
          {...{ form, chosen, onChoose }}
        />
        {sides === null || sides[0] === sides[1] ? null : (
          <tbody>
            <tr class="side">
              <th scope="row">{t.report.difference}</th>
              <td class="n">
                <b>{signed(sides[0] - sides[1])}</b>
              </td>
            </tr>
          </tbody>
        )}
      </table>
      <a href={link(['rules', identity.rule])}>{t.finding.rule}</a>
    </details>
  );
}

export const signed = (n: number): string => (n < 0 ? `−${String(-n)}` : `+${String(n)}`);

/** The changes that would mend what a finding says. */
export function Suspects({
  finding,
  form,
}: {
  readonly finding: SiteFinding;
  readonly form: Form | null;
}): VNode | null {
  const { t, say } = useSite();
  const sets = finding.suspects ?? [];
  if (sets.length === 0) return null;
  return (
    <div class="suspects">
      <h3>{t.report.suspects}</h3>
      <ul>
        {sets.map(({ codes, would_be: wouldBe }, at) => (
          <li key={at}>
            {codes.map((code, one) => (
              <span key={code}>
                {one > 0 ? ' + ' : ''}
                {say(form?.byCode.get(code)?.label ?? { zh: code, en: code })} {t.report.wouldBe}{' '}
                <b>{wouldBe[one]}</b>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {finding.truncated ? <p>{t.report.suspectsCut}</p> : null}
    </div>
  );
}

export function CellPanel(props: {
  readonly report: SiteReport;
  readonly form: Form;
  readonly field: Field;
  /** What was changed in its place, at the report's address. */
  readonly changes: readonly SiteChange[];
  readonly onClose: () => void;
  readonly onChoose: (code: string) => void;
}): VNode {
  const { report, form, field, changes, onClose, onChoose } = props;
  const { t, say } = useSite();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [field.code]);
  const cell = cellAt(report, indexOfCode(form, field.code));
  const findings = report.findings.filter(({ codes }) => codes.includes(field.code));
  const sums = sumsOf(form, report, field.code);
  return (
    <>
      <div class="panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {say(field.label)}
        </h2>
        <button type="button" onClick={onClose}>
          {t.report.close}
        </button>
      </div>
      <dl class="facts">
        <div>
          <dt>{t.report.raw}</dt>
          <dd class="big">{shownText(cell) ?? <i>{t.state[cell.state]}</i>}</dd>
        </div>
        {cell.state === 'reported' && cell.value !== null && cell.raw === String(cell.value) ? null : (
          <div>
            <dt>{t.report.value}</dt>
            <dd>{cell.value ?? t.report.noValue}</dd>
          </div>
        )}
        {changes.map(({ before, after, changed }) => (
          <div key={changed}>
            <dt>{t.republished.title}</dt>
            <dd>
              <Printed text={before} /> → <Printed text={after} />{' '}
              <small>{t.republished.seenOn(changed.slice(0, 10))}</small>
            </dd>
          </div>
        ))}
        {cell.place === '' ? null : (
          <div>
            <dt>{t.report.place}</dt>
            <dd>{placeWords(cell.place, t)}</dd>
          </div>
        )}
        {cell.readings.length === 0 ? null : (
          <div>
            <dt>{t.report.readings}</dt>
            <dd>{cell.readings.map((one) => t.report.readingNames[one]).join(', ')}</dd>
          </div>
        )}
        <div>
          <dt>{t.report.file}</dt>
          <dd>
            <bdi>{report.source.url ?? report.file}</bdi>
          </dd>
        </div>
      </dl>
      {findings.map((finding) => (
        <div key={finding.id} class="of-cell">
          <FindingItem finding={finding} report={report} />
          <Suspects finding={finding} form={form} />
        </div>
      ))}
      {sums.length === 0 ? null : <h3>{t.report.rulesOfCell}</h3>}
      {sums.map((sum) => (
        <SumTable
          key={`${field.code} ${sum.identity.key}`}
          {...{ sum, form, chosen: field.code, onChoose }}
        />
      ))}
      <SourceView report={report} codes={[field.code]} />
    </>
  );
}
