/** The frame of every view: the masthead, the view itself, the foot. */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { messagesOf, type Language } from '../messages-of.ts';
import type { SiteIndex } from '../site-index.ts';
import { AboutPage } from './about-page.tsx';
import { AgencyPage } from './agency-page.tsx';
import { ComparePage } from './compare-page.tsx';
import { CorrectionsPage } from './corrections-page.tsx';
import { FindPage } from './find-page.tsx';
import { FindingPage } from './finding-page.tsx';
import { FindingsPage } from './findings-page.tsx';
import { Masthead } from './masthead.tsx';
import { ReportPage } from './report-page.tsx';
import { isId, languageIn, parseRoute, type Route } from './route.ts';
import { RulesPage } from './rules-page.tsx';
import { useShard } from './shards.ts';
import { SiteContext, useSite } from './site.ts';

function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const look = (): void => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return route;
}

export function Missing(): VNode {
  const { t } = useSite();
  return <h1 tabIndex={-1}>{t.site.missing}</h1>;
}

/** While a shard is on its way, or where there is none. */
export function Waiting({ isMissing }: { readonly isMissing: boolean }): VNode {
  const { t } = useSite();
  return isMissing ? <Missing /> : <p role="status">{t.site.loading}</p>;
}

function View({ route }: { readonly route: Route }): VNode {
  const [page = '', id = '', second = ''] = route.path;
  switch (page) {
    case '':
      return <FindPage />;
    case 'agency':
      return isId(id) ? <AgencyPage key={id} id={id} /> : <Missing />;
    case 'report':
      return isId(id) ? <ReportPage key={id} id={id} /> : <Missing />;
    case 'compare':
      return <ComparePage />;
    case 'findings':
      return <FindingsPage />;
    case 'finding':
      return isId(id) && isId(second) ? <FindingPage key={second} report={id} id={second} /> : <Missing />;
    case 'rules':
      return <RulesPage chosen={id} />;
    case 'corrections':
      return <CorrectionsPage />;
    case 'about':
      return <AboutPage />;
    default:
      return <Missing />;
  }
}

function Foot(): VNode {
  const { t, index } = useSite();
  return (
    <footer>
      <p>{t.site.release(index.release, index.program)}</p>
      <p>{t.site.licence}</p>
    </footer>
  );
}

export function App(): VNode {
  const route = useRoute();
  const index = useShard<SiteIndex>('index');
  const asked = languageIn(route);
  const [kept] = useState<Language>(() => (document.documentElement.lang === 'zh' ? 'zh' : 'en'));
  const language = asked ?? kept;
  const t = messagesOf[language];
  const place = route.path.join('/');
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const [first] = useState(place);
  useEffect(() => {
    // A reader of the screen hears where a link led; at the start the browser itself says it.
    if (place !== first) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    if (place !== first) scrollTo(0, 0);
  }, [place]);
  useEffect(() => {
    const heading = document.querySelector('main h1')?.textContent ?? '';
    document.title = heading === '' ? t.site.name : `${heading} · ${t.site.name}`;
  });
  if (index === undefined || index === null)
    return (
      <p class="page" role="status">
        {t.site.loading}
      </p>
    );
  return (
    <SiteContext.Provider value={{ index, language, t, route }}>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('main h1')?.focus();
        }}
      >
        {t.site.skip}
      </a>
      <Masthead />
      <main id="main" class="page">
        <View route={route} />
      </main>
      <Foot />
    </SiteContext.Provider>
  );
}
