/** What was changed in reports after they were published: a row a cell, before and after; and the same as a file. */
import type { VNode } from 'preact';
import { formById } from '../../forms/index.ts';
import type { ListedChange, SiteChange } from '../site-change.ts';
import { Heads, Scroll } from './data-table.tsx';
import { Downloads, type View } from './downloads.tsx';
import { AgencyLink, ReportLink } from './names.tsx';
import { useSite } from './site.ts';
import type { Messages } from '../messages-of.ts';

type Change = SiteChange & Partial<Pick<ListedChange, 'agency' | 'name'>>;

/** What stood in a cell, or in words that nothing did. */
export function Printed({ text }: { readonly text: string | null }): VNode {
  const { t } = useSite();
  if (text === null) return <i>{t.state.absent}</i>;
  return text === '' ? <i>{t.state.blank}</i> : <bdi lang="zh">{text}</bdi>;
}

function changesView(changes: readonly Change[], name: string, t: Messages): View {
  const words = t.republished;
  return {
    name,
    title: words.title,
    columns: [
      { name: 'agency', about: words.agency },
      { name: 'report', about: t.finding.report },
      { name: 'year', about: t.findings.year },
      { name: 'what', about: words.what },
      { name: 'code', about: t.report.cell },
      { name: 'before', about: words.before },
      { name: 'after', about: words.after },
      { name: 'changed', about: words.seen },
      { name: 'url', about: t.report.address },
    ],
    rows: changes.map((one) => [
      one.agency ?? null,
      one.report,
      one.year,
      one.what,
      one.code,
      one.before,
      one.after,
      one.changed,
      one.url,
    ]),
  };
}

/** `name` is that of the file; whose report it is stands in a column of its own where agencies are given. */
export function ChangesTable({
  changes,
  name,
}: {
  readonly changes: readonly Change[];
  readonly name: string;
}): VNode {
  const { t, say } = useSite();
  const words = t.republished;
  const hasAgencies = changes.some(({ agency }) => agency !== undefined);
  return (
    <>
      <Scroll name={{ text: words.title }}>
        <table class="data list">
          <Heads
            words={[
              ...(hasAgencies ? [words.agency] : []),
              t.findings.year,
              words.what,
              words.before,
              words.after,
              words.seen,
            ]}
            numbers={() => false}
          />
          <tbody>
            {changes.map(
              ({ agency, name: whose, report, year, what, code, form, before, after, changed, url }) => {
                const label = code === null ? undefined : formById(form)?.byCode.get(code)?.label;
                return (
                  <tr key={`${url} ${changed} ${code ?? what}`}>
                    {hasAgencies ? (
                      <td>
                        {agency === null || agency === undefined ? (
                          <bdi lang="zh">{whose ?? url}</bdi>
                        ) : (
                          <AgencyLink id={agency} name={whose ?? agency} />
                        )}
                      </td>
                    ) : null}
                    <td>
                      {report === null ? (
                        (year ?? '–')
                      ) : (
                        <ReportLink id={report} cell={code ?? ''}>
                          {year ?? '–'}
                        </ReportLink>
                      )}
                    </td>
                    <td>
                      {what === 'cell' ? (
                        label === undefined ? (
                          <code>{code}</code>
                        ) : (
                          say(label)
                        )
                      ) : (
                        words.kinds[what]
                      )}
                    </td>
                    <td>{what === 'cell' ? <Printed text={before} /> : ''}</td>
                    <td>{what === 'cell' ? <Printed text={after} /> : ''}</td>
                    <td class="day">{changed.slice(0, 10)}</td>
                  </tr>
                );
              },
            )}
          </tbody>
        </table>
      </Scroll>
      <Downloads view={() => changesView(changes, name, t)} />
    </>
  );
}
