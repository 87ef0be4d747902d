/** Text of documents, made safe in Markdown: it makes no link, no picture, no markup, and no cell of a table. */
import { cleanText } from './clean-text.ts';

/** One line in which every sign that Markdown or HTML would obey is a character again. */
export function markdownText(text: string): string {
  return cleanText(text)
    .replace(/[\\`*_{}[\]()#+!|~]/gu, (sign) => `\\${sign}`)
    .replace(/[<>&]/gu, (sign) => `&#${String(sign.charCodeAt(0))};`)
    .replace(/:\/\//gu, '&#58;//');
}
