/** Before the first paint: the language and the theme, so that nothing flickers. */
import { languageIn, parseRoute } from './route.ts';

function stored(name: string): string | null {
  try {
    return localStorage.getItem(`gongkai-${name}`);
  } catch {
    return null;
  }
}

const root = document.documentElement;
const kept = stored('language');
const own = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
root.lang = languageIn(parseRoute(location.hash)) ?? (kept === 'zh' || kept === 'en' ? kept : own);
const theme = stored('theme');
if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
root.classList.add('scripted');
