/** What the site is, how to cite it, what its numbers mean. */
import type { VNode } from 'preact';
import { useSite } from './site.ts';

export function AboutPage(): VNode {
  const { t, index, number } = useSite();
  return (
    <article class="about">
      <h1 tabIndex={-1}>{t.about.title}</h1>
      {t.about.text.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {index.counts.failures > 0 ? <p>{t.about.failures(number(index.counts.failures))}</p> : null}
      <h2>{t.about.wordsTitle}</h2>
      <dl class="facts words">
        {t.about.words.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h2>{t.download.title}</h2>
      <p>{t.about.download}</p>
      <h2>{t.about.citeTitle}</h2>
      <blockquote>{t.about.cite(index.release)}</blockquote>
      <h2>{t.about.reuse}</h2>
      <p>{t.about.reuseAbout}</p>
    </article>
  );
}
