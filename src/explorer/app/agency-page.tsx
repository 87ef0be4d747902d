/** An agency: its years side by side, charts, what is late and missing, every finding. */
import type { VNode } from 'preact';
import { indicators, measures } from '../../forms/index.ts';
import { folderOf } from '../site-keys.ts';
import type { SiteAgency, SiteReport } from '../site-report.ts';
import { Waiting } from './app.tsx';
import { ChangesTable } from './changes-table.tsx';
import { Charts } from './charts.tsx';
import { ErrorTag, Scroll } from './data-table.tsx';
import { Downloads } from './downloads.tsx';
import { FindingItem } from './finding-list.tsx';
import { Name, ReportLink } from './names.tsx';
import { measuresOf, MeasureText, ReportRate } from './measure-text.tsx';
import { useShard } from './shards.ts';
import { useSite } from './site.ts';

/** The reports that count, oldest first. */
export function yearsOf(agency: SiteAgency): readonly SiteReport[] {
  return agency.reports.filter(({ isPreferred, year }) => isPreferred && year !== null).reverse();
}

/** The rule about dates of publication. */
const lateRule = 'published.late';

function Years({ agency }: { readonly agency: SiteAgency }): VNode {
  const { t, say, link } = useSite();
  const reports = yearsOf(agency);
  const startsForm = reports.map(({ form }, at) => at > 0 && form !== reports[at - 1]?.form);
  const edge = (at: number): string => (startsForm[at] === true ? ' break' : '');
  const all = reports.map(measuresOf);
  const rowsOf = measures
    .map((measure) => ({ measure, values: all.map((one) => one.get(measure.id)) }))
    .filter(({ values }) => values.some((value) => value?.isCollected === true));
  return (
    <section>
      <h2 id="years">{t.agency.years}</h2>
      <Scroll name={{ id: 'years' }}>
        <table class="data years">
          <thead>
            <tr>
              <th scope="col">{t.agency.measure}</th>
              {reports.map(({ id, year, form, findings }, at) => (
                <th scope="col" class={`n${edge(at)}`} key={id}>
                  <a href={link(['report', id])}>{year}</a>
                  {startsForm[at] === true ? <small class="break-word">{t.agency.breakShort}</small> : null}
                  {findings.some(({ severity }) => severity === 'error') ? (
                    <span class="tag error">{t.report.flagged}</span>
                  ) : null}
                  {form === null ? <small>?</small> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf.map(({ measure, values }) => (
              <tr key={measure.id}>
                <th scope="row">{say(measure)}</th>
                {values.map((value, at) => (
                  <td class={`n${edge(at)}`} key={reports[at]?.id}>
                    <MeasureText measure={value} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tbody>
            <tr class="side">
              <th scope="rowgroup" colSpan={reports.length + 1}>
                {t.agency.rates}
              </th>
            </tr>
            {indicators.map((indicator) => (
              <tr key={indicator.id}>
                <th scope="row">{say(indicator)}</th>
                {reports.map((report, at) => (
                  <td class={`n${edge(at)}`} key={report.id}>
                    <ReportRate indicator={indicator} report={report} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Downloads
        view={() => ({
          name: agency.id,
          title: agency.name ?? agency.id,
          columns: [
            { name: 'measure', about: t.agency.measure },
            { name: 'name_zh', about: t.agency.measure },
            { name: 'name_en', about: t.agency.measure },
            ...reports.map(({ year, form }) => ({ name: String(year), about: form ?? '' })),
          ],
          rows: rowsOf.map(({ measure, values }) => [
            measure.id,
            measure.zh,
            measure.en,
            ...values.map((one) => one?.value ?? null),
          ]),
        })}
      />
    </section>
  );
}

function Gaps({ agency }: { readonly agency: SiteAgency }): VNode {
  const { t, say, index } = useSite();
  const reports = yearsOf(agency);
  const have = new Set(reports.map(({ year }) => year));
  const first = reports[0]?.year ?? 0;
  const last = index.years.at(-1) ?? 0;
  const missing: number[] = [];
  for (let year = first; first > 0 && year <= last; year++) if (!have.has(year)) missing.push(year);
  const late = agency.reports.flatMap((report) =>
    report.findings.filter(({ rule }) => rule === lateRule).map((finding) => ({ report, finding })),
  );
  return (
    <section class="gaps">
      <div>
        <h2>{t.agency.missing}</h2>
        <p>{missing.length === 0 ? t.agency.missingNone : <b>{missing.join(' ')}</b>}</p>
        {missing.length === 0 ? null : <p class="hint">{t.agency.missingAbout}</p>}
      </div>
      <div>
        <h2>{t.agency.late}</h2>
        {late.length === 0 ? <p>{t.agency.noneLate}</p> : null}
        {late.map(({ report, finding }) => (
          <p key={finding.id}>
            <ReportLink id={report.id}>{report.year}</ReportLink> {say(finding.message)}
          </p>
        ))}
      </div>
    </section>
  );
}

export function AgencyPage({ id }: { readonly id: string }): VNode {
  const { t, say, link } = useSite();
  const agency = useShard<SiteAgency>(`a/${id}`);
  if (agency === undefined || agency === null) return <Waiting isMissing={agency !== undefined} />;
  const years = yearsOf(agency);
  const compared = years
    .slice(-6)
    .map((report) => report.id)
    .join(',');
  const findings = agency.reports.flatMap((report) =>
    report.findings.map((finding) => ({ report, finding })),
  );
  return (
    <article class="agency">
      <h1 tabIndex={-1}>
        <Name text={agency.name ?? agency.id} pinyin={agency.pinyin} />
      </h1>
      <p class="kicker">
        <code>{agency.id}</code>
        {agency.function === null ? null : ` · ${say(agency.function)}`}
        {agency.level === null ? null : ` · ${t.level[agency.level]}`}
        {agency.formerNames.length === 0 ? null : (
          <>
            {` · ${t.agency.formerNames}: `}
            <bdi lang="zh">{agency.formerNames.join('、')}</bdi>
          </>
        )}
      </p>
      <p class="actions">
        {compared.includes(',') ? (
          <a class="button" href={link(['compare'], [['of', compared]])}>
            {t.agency.compareWith}
          </a>
        ) : null}
        {years.length === 0 ? null : (
          <a
            class="button"
            href={link(
              ['compare'],
              [
                ['of', years.at(-1)?.id ?? ''],
                ['view', 'ranks'],
              ],
            )}
          >
            {t.agency.peers}
          </a>
        )}
        <a class="button" href={`agency/${folderOf(agency.id)}/${agency.id}.html`}>
          {t.agency.plainPage}
        </a>
      </p>
      <ul class="cards reports">
        {[...years].reverse().map((report) => {
          const errors = report.findings.filter(({ severity }) => severity === 'error').length;
          return (
            <li key={report.id}>
              <ReportLink id={report.id}>
                <b>{report.year}</b>
              </ReportLink>
              {errors > 0 ? (
                <ErrorTag count={errors} />
              ) : (
                <span class="tag good">
                  {t.report.statuses[report.status === 'partial' ? 'partial' : 'parsed']}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Gaps agency={agency} />
      {years.length === 0 ? null : <Charts reports={years} />}
      {years.length === 0 ? null : <Years agency={agency} />}
      {agency.changes.length === 0 ? null : (
        <section>
          <h2>{t.republished.title}</h2>
          <p>{t.republished.about}</p>
          <ChangesTable changes={agency.changes} name={`${agency.id}-changes`} />
        </section>
      )}
      <section>
        <h2>{t.agency.findings}</h2>
        {findings.length === 0 ? <p>{t.report.noFindings}</p> : null}
        <ul class="findings columns">
          {findings.map(({ report, finding }) => (
            <li key={`${report.id} ${finding.id}`}>
              <ReportLink id={report.id}>{report.year ?? report.id}</ReportLink>
              <FindingItem finding={finding} report={report} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
