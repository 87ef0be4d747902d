/** A report: its tables as the form lays them out, what was found, and beside them the number chosen with its source. */
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { formById } from '../../forms/index.ts';
import { cellAt } from '../cells.ts';
import { webAddress } from '../plain-text.ts';
import { agencyKeyOf, folderOf } from '../site-keys.ts';
import type { SiteAgency, SiteReport } from '../site-report.ts';
import { Waiting } from './app.tsx';
import { CellPanel } from './cell-panel.tsx';
import { ChangesTable } from './changes-table.tsx';
import { mostCompared } from './compare-table.tsx';
import { Downloads, type View } from './downloads.tsx';
import { sourceLine } from './finding-cite.tsx';
import { FindingList } from './finding-list.tsx';
import { FormTables } from './form-tables.tsx';
import { AgencyLink, ReportLink } from './names.tsx';
import { useShard } from './shards.ts';
import { setParams, useSite } from './site.ts';
import { SourceView } from './source-view.tsx';
import type { Messages } from '../messages-of.ts';

/** The form's cells as rows of a file. */
export function cellRows(report: SiteReport, t: Messages): Pick<View, 'columns' | 'rows'> {
  const form = formById(report.form);
  return {
    columns: [
      { name: 'report', about: t.finding.report },
      { name: 'code', about: t.report.cell },
      { name: 'label_zh', about: t.report.cell },
      { name: 'label_en', about: t.report.cell },
      { name: 'value', about: t.report.value },
      { name: 'state', about: t.report.status },
      { name: 'raw', about: t.report.raw },
      { name: 'findings', about: t.report.findings },
    ],
    rows: (form?.fields ?? []).map(({ code, label }, at) => {
      const cell = cellAt(report, at);
      const ids = report.findings.filter(({ codes }) => codes.includes(code)).map(({ id }) => id);
      return [report.id, code, label.zh, label.en, cell.value, cell.state, cell.raw, ids.join(' ')];
    }),
  };
}

function Facts({ report, agency }: { readonly report: SiteReport; readonly agency: SiteAgency }): VNode {
  const { t, say, link } = useSite();
  const form = formById(report.form);
  const { source } = report;
  const address = webAddress(source.url);
  const versions = agency.reports.filter(({ year, id }) => year === report.year && id !== report.id);
  return (
    <dl class="facts">
      <div>
        <dt>{t.report.edition}</dt>
        <dd>{form === null ? t.report.noForm : `${say(form.title)} · ${form.issued}`}</dd>
      </div>
      {report.published === null ? null : (
        <div>
          <dt>{t.report.published}</dt>
          <dd>{report.published}</dd>
        </div>
      )}
      <div>
        <dt>{t.report.address}</dt>
        <dd>
          {address === null ? (
            <bdi>{source.url ?? `${report.file} (${t.report.noAddress})`}</bdi>
          ) : (
            <a href={address} rel="noreferrer noopener">
              <bdi>{address}</bdi>
            </a>
          )}
        </dd>
      </div>
      {source.retrieved === null ? null : (
        <div>
          <dt>{t.report.retrieved}</dt>
          <dd>{source.retrieved}</dd>
        </div>
      )}
      <div>
        <dt>{t.report.digest}</dt>
        <dd>
          <code>{source.sha256}</code>
        </dd>
      </div>
      {versions.length === 0 ? null : (
        <div>
          <dt>{t.report.versions}</dt>
          <dd>
            {report.isPreferred ? t.report.preferred : t.report.notPreferred}{' '}
            {versions.map(({ id, source: { retrieved } }) => (
              <span key={id}>
                <ReportLink id={id}>{id}</ReportLink>
                {retrieved === null ? ' ' : ` (${t.report.retrieved} ${retrieved.slice(0, 10)}) `}
              </span>
            ))}
            <a
              href={link(
                ['compare'],
                [
                  [
                    'of',
                    [report, ...versions]
                      .slice(0, mostCompared)
                      .map(({ id }) => id)
                      .join(','),
                  ],
                ],
              )}
            >
              {t.republished.compare}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Neighbours({ report, agency }: { readonly report: SiteReport; readonly agency: SiteAgency }): VNode {
  const { t, link } = useSite();
  const years = agency.reports.filter(({ isPreferred, year }) => isPreferred && year !== null);
  return (
    <nav class="years" aria-label={t.plain.years}>
      {[...years].reverse().map(({ id, year }) => (
        <a key={id} href={link(['report', id])} aria-current={id === report.id ? 'page' : undefined}>
          {year}
        </a>
      ))}
    </nav>
  );
}

export function ReportPage({ id }: { readonly id: string }): VNode {
  const { t, route, index } = useSite();
  const agency = useShard<SiteAgency>(`a/${agencyKeyOf(id)}`);
  const report = agency?.reports.find((one) => one.id === id);
  const code = route.params.get('cell') ?? '';
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && code !== '') choose('');
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  });
  if (agency === undefined || agency === null || report === undefined)
    return <Waiting isMissing={agency !== undefined} />;
  const form = formById(report.form);
  const choose = (next: string): void => {
    setParams(route, { cell: next });
    if (next === '') document.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"]`)?.focus();
  };
  const chosen = form?.byCode.get(code);
  // Of all versions at the address: the table names the one that counts.
  const changes = agency.changes.filter(
    ({ report: of, url }) => of === report.id || (url !== '' && url === report.source.url),
  );
  const questions = report.findings.filter(({ severity }) => severity !== 'info');
  return (
    <article class={`report${chosen === undefined ? '' : ' has-panel'}`}>
      <header>
        <p class="kicker">
          <AgencyLink id={agency.id} name={agency.name ?? agency.id} pinyin={agency.pinyin} /> ·{' '}
          <b>{report.year ?? t.findings.yearUnknown}</b>
        </p>
        <h1 tabIndex={-1}>
          <bdi lang="zh">{report.title ?? report.name ?? report.id}</bdi>
        </h1>
        {report.status === 'partial' ? <p class="notice">{t.report.partial}</p> : null}
        {changes.length > 0 ? (
          <p class="notice">{t.republished.aboutReport(report.source.retrieved?.slice(0, 10) ?? null)}</p>
        ) : null}
        <Neighbours report={report} agency={agency} />
        <Facts report={report} agency={agency} />
      </header>
      <div class="beside">
        <div class="tables">
          <h2>{t.report.tables}</h2>
          {form === null ? <p>{t.report.noForm}</p> : <p class="hint">{t.report.clickHint}</p>}
          {form === null ? null : <FormTables report={report} form={form} chosen={code} onChoose={choose} />}
          {report.extra.length === 0 ? null : (
            <div class="scroll" tabIndex={0} role="region" aria-label={t.report.extra}>
              <table class="data extra">
                <caption>{t.report.extra}</caption>
                <tbody>
                  {report.extra.map(({ label, cells }, at) => (
                    <tr key={at}>
                      <th scope="row" lang="zh">
                        {label}
                      </th>
                      {cells.map((cell, column) => (
                        <td key={column} class="n" lang="zh">
                          {cell}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {report.claims.length === 0 ? null : (
            <section class="claims">
              <h2>{t.report.claims}</h2>
              <ul>
                {report.claims.map(({ value, text }, at) => (
                  <li key={at}>
                    <b>{value}</b> <q lang="zh">{text}</q>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <aside class="panel" aria-label={chosen === undefined ? t.report.findings : t.report.cell}>
          {chosen === undefined || form === null ? (
            <>
              <h2>{t.report.findings}</h2>
              <FindingList report={report} />
              {questions.length > 0 ? (
                <SourceView report={report} codes={questions.flatMap(({ codes }) => codes.slice(0, 1))} />
              ) : null}
            </>
          ) : (
            <CellPanel
              report={report}
              form={form}
              field={chosen}
              changes={changes.filter((change) => change.code === code)}
              onClose={() => choose('')}
              onChoose={choose}
            />
          )}
        </aside>
      </div>
      {changes.length === 0 ? null : (
        <section>
          <h2>{t.republished.title}</h2>
          <p>{t.republished.about}</p>
          <ChangesTable changes={changes} name={`${report.id}-changes`} />
        </section>
      )}
      <Downloads
        view={() => ({ name: report.id, title: report.title ?? report.id, ...cellRows(report, t) })}
      />
      <p class="for-print">{t.finding.sentence('', sourceLine(report, t), index.release)}</p>
      <p class="plain-link">
        <a href={`agency/${folderOf(agency.id)}/${agency.id}.html#${report.id}`}>{t.agency.plainPage}</a>
      </p>
    </article>
  );
}
