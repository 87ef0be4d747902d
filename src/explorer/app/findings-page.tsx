/** All findings, filtered by severity, blame, rule, place and year. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { formById } from '../../forms/index.ts';
import type { FindingRow } from '../site-index.ts';
import { agencyKeyOf } from '../site-keys.ts';
import { blameOrder, severityOrder } from '../site-report.ts';
import { Downloads } from './downloads.tsx';
import { AgencyLink, ReportLink, SeverityTag } from './names.tsx';
import { useShards } from './shards.ts';
import { sideText } from './side-text.ts';
import { setParams, useSite } from './site.ts';

const perPage = 100;

interface Row {
  readonly severity: (typeof severityOrder)[number];
  readonly year: number;
  readonly row: FindingRow;
}

function useRows(
  severity: string,
  year: string,
): { readonly rows: readonly Row[]; readonly isWhole: boolean } {
  const { index } = useSite();
  const wanted = index.findings
    .filter(
      (one) =>
        (severity === 'all' || one.severity === severity) && (year === '' || String(one.year) === year),
    )
    .sort((a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) || b.year - a.year);
  const names = wanted.flatMap((one) =>
    Array.from({ length: one.files }, (_, at) => ({
      ...one,
      name: `f/${one.severity}-${String(one.year)}-${String(at)}`,
    })),
  );
  const shards = useShards<readonly FindingRow[]>(names.map(({ name }) => name));
  return useMemo(
    () => ({
      rows: names.flatMap((one, at) =>
        (shards[at] ?? []).map((row) => ({ severity: one.severity, year: one.year, row })),
      ),
      isWhole: shards.every((one) => one !== undefined),
    }),
    [severity, year, shards.filter((one) => one !== undefined).length],
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
}): VNode {
  const { route } = useSite();
  return (
    <label>
      <span>{props.label}</span>
      <select
        value={props.value}
        onChange={({ currentTarget: { value } }) => setParams(route, { [props.name]: value })}
      >
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function FindingsPage(): VNode {
  const { t, index, route, say, number, link } = useSite();
  const param = (name: string): string => route.params.get(name) ?? '';
  const severity = [...severityOrder, 'all'].find((one) => one === param('severity')) ?? 'error';
  const [blame, rule, region, year] = [param('blame'), param('rule'), param('region'), param('year')];
  const { rows, isWhole } = useRows(severity, year);
  const [shown, setShown] = useState(perPage);
  const ruleAt = index.rules.findIndex(({ id }) => id === rule);
  const blameAt = blameOrder.findIndex((one) => one === blame);
  const fitting = useMemo(
    () =>
      rows.filter(
        ({ row }) =>
          (rule === '' || row[1] === ruleAt) &&
          (blame === '' || row[2] === blameAt) &&
          (region === '' || row[5].startsWith(region)),
      ),
    [rows, rule, blame, region],
  );
  const all = index.counts.findings.reduce((sum, one) => sum + one, 0);
  const any = ['', t.findings.any] as const;
  const statuses: Readonly<{ [status: string]: string }> = t.corrections.statuses;
  return (
    <>
      <h1 tabIndex={-1}>{t.findings.title}</h1>
      <p class="lead">{t.findings.about}</p>
      <form class="search" onSubmit={(event) => event.preventDefault()}>
        <Choice
          name="severity"
          label={t.findings.severity}
          value={severity}
          options={[
            ...severityOrder.map((one) => [one, t.severities[one]] as const),
            ['all', t.findings.any],
          ]}
        />
        <Choice
          name="blame"
          label={t.findings.blame}
          value={blame}
          options={[any, ...blameOrder.map((one) => [one, t.blame[one]] as const)]}
        />
        <Choice
          name="rule"
          label={t.findings.rule}
          value={rule}
          options={[
            any,
            ...index.rules
              .filter((one) => one.found > 0 && (severity === 'all' || one.severity === severity))
              .map((one) => [one.id, say(one.title)] as const),
          ]}
        />
        <Choice
          name="region"
          label={t.findings.place}
          value={region}
          options={[any, ...index.regions.map(({ code, name }) => [code.slice(0, 2), name] as const)]}
        />
        <Choice
          name="year"
          label={t.findings.year}
          value={year}
          options={[any, ...[...index.years].reverse().map((one) => [String(one), String(one)] as const)]}
        />
      </form>
      <p role="status">{isWhole ? t.findings.count(number(fitting.length), number(all)) : t.site.loading}</p>
      {isWhole && fitting.length === 0 ? <p>{t.findings.nothing}</p> : null}
      {fitting.length === 0 ? null : (
        <div class="scroll" tabIndex={0} role="region" aria-label={t.findings.title}>
          <table class="data list">
            <thead>
              <tr>
                <th scope="col">{t.findings.severity}</th>
                <th scope="col">{t.findings.agency}</th>
                <th scope="col">{t.findings.year}</th>
                <th scope="col">{t.findings.what}</th>
                <th scope="col" class="n">
                  {t.findings.expected}
                </th>
                <th scope="col" class="n">
                  {t.findings.reported}
                </th>
                <th scope="col">{t.findings.blame}</th>
              </tr>
            </thead>
            <tbody>
              {fitting.slice(0, shown).map(({ severity: of, year: in_, row }) => {
                const [id, at, blameIndex, report, agency, , formId, code, , expected, reported, decision] =
                  row;
                const title = index.rules[at]?.title;
                const label = formById(formId === '' ? null : formId)?.byCode.get(code)?.label;
                const whose = blameOrder[blameIndex];
                return (
                  <tr key={`${report} ${id}`}>
                    <td>
                      <SeverityTag severity={of} />
                    </td>
                    <td>
                      <AgencyLink id={agencyKeyOf(report)} name={agency} />
                    </td>
                    <td>
                      <ReportLink id={report}>{in_ === 0 ? '–' : in_}</ReportLink>
                    </td>
                    <td>
                      <a href={link(['finding', report, id])}>{title === undefined ? id : say(title)}</a>
                      {label === undefined ? null : <small>{say(label)}</small>}
                      {decision === '' ? null : (
                        <span class="tag info">{statuses[decision] ?? decision}</span>
                      )}
                    </td>
                    <td class="n">{sideText(expected, say)}</td>
                    <td class="n">{sideText(reported, say)}</td>
                    <td>{whose === undefined ? '' : t.blame[whose]}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {fitting.length > shown ? (
        <p>
          <button type="button" onClick={() => setShown(shown + 5 * perPage)}>
            {t.findings.more}
          </button>{' '}
          {t.download.cut(number(fitting.length))}
        </p>
      ) : null}
      <Downloads
        view={() => ({
          name: 'findings',
          title: t.findings.title,
          columns: [
            { name: 'finding', about: t.finding.permalink },
            { name: 'rule', about: t.findings.rule },
            { name: 'severity', about: t.findings.severity },
            { name: 'blame', about: t.findings.blame },
            { name: 'report', about: t.finding.report },
            { name: 'agency_name', about: t.findings.agency },
            { name: 'region', about: t.findings.place },
            { name: 'year', about: t.findings.year },
            { name: 'code', about: t.report.cell },
            { name: 'expected', about: t.findings.expected },
            { name: 'reported', about: t.findings.reported },
            { name: 'decision', about: t.findings.decision },
          ],
          rows: fitting.map(({ severity: of, year: in_, row }) => [
            row[0],
            index.rules[row[1]]?.id ?? '',
            of,
            blameOrder[row[2]] ?? '',
            row[3],
            row[4],
            row[5],
            in_ === 0 ? null : in_,
            row[7],
            row[9],
            row[10],
            row[11],
          ]),
        })}
      />
    </>
  );
}
