/** What people decided, what agencies replied, and what changed since the last release. */
import type { VNode } from 'preact';
import type { ChangedFinding } from '../site-index.ts';
import type { ListedChange } from '../site-change.ts';
import { ChangesTable } from './changes-table.tsx';
import { Downloads } from './downloads.tsx';
import { Decision } from './finding-cite.tsx';
import { ReportLink, SeverityTag } from './names.tsx';
import { useShard } from './shards.ts';
import { useSite } from './site.ts';

function Changed({
  list,
  title,
  isHere,
}: {
  readonly list: readonly ChangedFinding[];
  readonly title: string;
  readonly isHere: boolean;
}): VNode {
  const { t, index, say, link } = useSite();
  return (
    <section>
      <h3>{`${title} (${String(list.length)})`}</h3>
      {list.length === 0 ? <p>{t.corrections.nothing}</p> : null}
      <ul>
        {list.map(({ id, report, rule, severity }) => {
          const known = index.rules.find((one) => one.id === rule);
          const name = known === undefined ? rule : say(known.title);
          return (
            <li key={id}>
              <SeverityTag severity={severity} /> <code>{report}</code>{' '}
              {isHere ? <a href={link(['finding', report, id])}>{name}</a> : name}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Reports({
  ids,
  title,
  isHere,
}: {
  readonly ids: readonly string[];
  readonly title: string;
  readonly isHere: boolean;
}): VNode {
  const { t } = useSite();
  return (
    <section>
      <h3>{`${title} (${String(ids.length)})`}</h3>
      <p>
        {ids.length === 0 ? t.corrections.nothing : null}
        {ids.map((id) => (isHere ? <ReportLink key={id} id={id}>{`${id} `}</ReportLink> : `${id} `))}
      </p>
    </section>
  );
}

/** Reports that were changed after they were published, the newest first. */
function Republished({ count }: { readonly count: number }): VNode {
  const { t, number } = useSite();
  const changes = useShard<readonly ListedChange[]>('republished');
  return (
    <section>
      <h2>{t.republished.title}</h2>
      <p>{t.republished.about}</p>
      {changes === undefined || changes === null ? (
        <p role="status">{t.site.loading}</p>
      ) : (
        <>
          {changes.length < count ? (
            <p class="notice">{t.republished.shown(number(changes.length), number(count))}</p>
          ) : null}
          <ChangesTable changes={changes} name="changes" />
        </>
      )}
    </section>
  );
}

export function CorrectionsPage(): VNode {
  const { t, index, say, link } = useSite();
  const { changes, decisions } = index;
  return (
    <>
      <h1 tabIndex={-1}>{t.corrections.title}</h1>
      <p class="lead">{t.corrections.about}</p>
      {decisions.length === 0 ? <p class="notice">{t.corrections.none}</p> : null}
      <ul class="findings">
        {decisions.map((one) => (
          <li key={one.finding}>
            <Decision decision={one} />
            <p>
              {one.report === null || one.status === 'gone' ? (
                <code>{one.finding}</code>
              ) : (
                <a href={link(['finding', one.report, one.finding])}>
                  <code>{one.finding}</code>
                </a>
              )}{' '}
              <bdi lang="zh">{one.agency}</bdi> {one.year}
            </p>
            {one.message === null ? null : <p>{say(one.message)}</p>}
          </li>
        ))}
      </ul>
      {decisions.length === 0 ? null : (
        <Downloads
          view={() => ({
            name: 'corrections',
            title: t.corrections.title,
            columns: [
              { name: 'finding', about: t.corrections.finding },
              { name: 'report', about: t.finding.report },
              { name: 'status', about: t.corrections.decision },
              { name: 'decision', about: t.corrections.decision },
              { name: 'date', about: t.corrections.date },
              { name: 'by', about: t.corrections.decision },
              { name: 'note', about: t.corrections.note },
            ],
            rows: decisions.map((one) => [
              one.finding,
              one.report,
              one.status,
              one.decision,
              one.date,
              one.by,
              one.note,
            ]),
          })}
        />
      )}
      <h2>{t.corrections.how}</h2>
      <p>{t.corrections.howAbout}</p>
      <h2>{t.corrections.changes}</h2>
      {changes === null ? (
        <p>{t.corrections.noChanges}</p>
      ) : (
        <>
          <p>{t.corrections.since(changes.release)}</p>
          {changes.isCut ? <p class="notice">{t.corrections.cut}</p> : null}
          <Changed list={changes.added} title={t.corrections.added} isHere />
          <Changed list={changes.gone} title={t.corrections.gone} isHere={false} />
          <Reports ids={changes.reportsAdded} title={t.corrections.reportsAdded} isHere />
          <Reports ids={changes.reportsGone} title={t.corrections.reportsGone} isHere={false} />
          <Reports ids={changes.reportsChanged} title={t.corrections.reportsChanged} isHere />
        </>
      )}
      {index.republished === 0 ? null : <Republished count={index.republished} />}
    </>
  );
}
