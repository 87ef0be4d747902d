/** Which language people are spoken to in: `--lang`, else LC_ALL or LANG, else English. */
import { en, type Messages } from './messages.en.ts';
import { zh } from './messages.zh.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** The texts of each language. */
export const messagesOf: Readonly<{ [L in Language]: Messages }> = { zh, en };

/** Whether a word names a language. */
export function isLanguage(word: string): word is Language {
  return word === 'zh' || word === 'en';
}

/**
 * The language, from the arguments and the environment. The arguments are looked at before they are parsed,
 * since help and mistakes are spoken too; a `--lang` that names no language is left for parsing to refuse.
 */
export function languageOf(
  args: readonly string[],
  environment: Readonly<{ [name: string]: string | undefined }>,
): Language {
  for (const [index, arg] of args.entries()) {
    if (arg === '--') break;
    const word = arg === '--lang' ? args[index + 1] : arg.startsWith('--lang=') ? arg.slice(7) : undefined;
    if (word !== undefined && isLanguage(word)) return word;
  }
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
