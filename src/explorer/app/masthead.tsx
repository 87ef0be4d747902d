/** The head of every view: where one is, the language, the theme. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { messagesOf } from '../messages-of.ts';
import { keep, setParams, useSite } from './site.ts';

const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

function themeNow(): Theme {
  return themes.find((one) => one === document.documentElement.dataset['theme']) ?? 'auto';
}

export function Masthead(): VNode {
  const { t, language, route, link } = useSite();
  const [theme, setTheme] = useState<Theme>(themeNow);
  const other = language === 'zh' ? 'en' : 'zh';
  const choose = (next: Theme): void => {
    setTheme(next);
    if (next === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    keep('theme', next === 'auto' ? '' : next);
  };
  const pages = [
    ['', t.nav.find],
    ['findings', t.nav.findings],
    ['compare', t.nav.compare],
    ['rules', t.nav.rules],
    ['corrections', t.nav.corrections],
    ['about', t.nav.about],
  ] as const;
  const here = route.path[0] ?? '';
  return (
    <header class="masthead">
      <div class="bar">
        <a class="brand" href={link([])}>
          {t.site.name}
        </a>
        <div class="switches">
          <button
            type="button"
            lang={other}
            class="language"
            onClick={() => {
              keep('language', other);
              setParams(route, { lang: other });
            }}
          >
            {messagesOf[other].languageName}
          </button>
          <label>
            <span class="hidden">{t.site.theme}</span>
            <select
              value={theme}
              onChange={({ currentTarget: { value } }) =>
                choose(themes.find((one) => one === value) ?? 'auto')
              }
            >
              {themes.map((one) => (
                <option key={one} value={one}>
                  {t.site.themes[one]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <nav aria-label={t.nav.label}>
          {pages.map(([page, name]) => (
            <a
              key={page}
              href={link(page === '' ? [] : [page])}
              aria-current={here === page ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}
