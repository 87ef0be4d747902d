/** The pages of the site: the app's own, and what pages that need no JavaScript share. A strict policy, and nothing from outside. */
import { messagesOf } from './messages-of.ts';
import { escapeHtml } from './plain-text.ts';

/**
 * Scripts, styles and pictures from the site's own folder only. `file:` stands beside 'self' for browsers that give pages from a folder no origin of
 * their own; a page from the web may not load such files anyway.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "img-src 'self' file: data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Both languages of a message, Chinese first, each in its own language's element. */
export function both(zh: string, en: string): string {
  return `<span lang="zh">${escapeHtml(zh)}</span> <span lang="en" class="second">${escapeHtml(en)}</span>`;
}

/** A whole page. `up` leads from it to the site's root: empty, or `../` as often as needed. */
export function pageOf(parts: {
  readonly title: string;
  readonly up: string;
  readonly body: string;
  readonly scripts?: readonly string[];
}): string {
  const { title, up, body, scripts = [] } = parts;
  const [boot, ...rest] = scripts;
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${up}app/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}app/app.css">
${boot === undefined ? '' : `<script src="${up}${boot}"></script>\n`}</head>
<body>
${body}
${rest.map((script) => `<script src="${up}${script}"></script>`).join('\n')}
</body>
</html>
`;
}

/** The head of a page without JavaScript: the name of the site, and the way to the page with it. */
export function plainHead(up: string, hash: string): string {
  const { zh, en } = messagesOf;
  return `<header class="masthead plain"><div class="bar"><a class="brand" href="${up}index.html">${both(zh.site.name, en.site.name)}</a>
<a href="${up}index.html${hash}">${both(zh.plain.withScripts, en.plain.withScripts)}</a></div></header>`;
}
