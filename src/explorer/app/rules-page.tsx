/** The rules: what each says, how often it was met, and its page in full. */
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Downloads } from './downloads.tsx';
import { SeverityTag } from './names.tsx';
import { RuleText } from './rule-text.tsx';
import { useShard } from './shards.ts';
import { useSite } from './site.ts';

export function RulesPage({ chosen }: { readonly chosen: string }): VNode {
  const { t, index, say, link, number } = useSite();
  const pages = useShard<readonly (readonly [id: string, page: string])[]>('rules');
  useEffect(() => {
    if (chosen !== '') document.getElementById(`rule-${chosen}`)?.scrollIntoView({ block: 'start' });
  }, [chosen, pages]);
  return (
    <>
      <h1 tabIndex={-1}>{t.rules.title}</h1>
      <p class="lead">{t.rules.about}</p>
      {index.rules.map((rule) => {
        const page = pages?.find(([id]) => id === rule.id)?.[1] ?? '';
        return (
          <section class="rule" key={rule.id} id={`rule-${rule.id}`}>
            <h2>{say(rule.title)}</h2>
            <p>
              <SeverityTag severity={rule.severity} /> <code>{rule.id}</code> · {t.rules.found}{' '}
              {number(rule.found)} · {t.rules.assessed} {number(rule.assessed)}
              {rule.forms.length === 0 ? '' : ` · ${t.rules.forms}: ${rule.forms.join(', ')}`}
            </p>
            <p>{say(rule.summary)}</p>
            {page === '' ? null : (
              <details open={rule.id === chosen}>
                <summary>{t.rules.page}</summary>
                <RuleText page={page} />
              </details>
            )}
            {rule.found > 0 ? (
              <p>
                <a
                  href={link(
                    ['findings'],
                    [
                      ['severity', rule.severity],
                      ['rule', rule.id],
                    ],
                  )}
                >
                  {t.rules.see}
                </a>
              </p>
            ) : null}
          </section>
        );
      })}
      <Downloads
        view={() => ({
          name: 'rules',
          title: t.rules.title,
          columns: [
            { name: 'rule', about: t.rules.rule },
            { name: 'severity', about: t.findings.severity },
            { name: 'title_zh', about: t.rules.rule },
            { name: 'title_en', about: t.rules.rule },
            { name: 'found', about: t.rules.found },
            { name: 'assessed', about: t.rules.assessed },
          ],
          rows: index.rules.map((rule) => [
            rule.id,
            rule.severity,
            rule.title.zh,
            rule.title.en,
            rule.found,
            rule.assessed,
          ]),
        })}
      />
    </>
  );
}
