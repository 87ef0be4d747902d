/** Says a message of the rules between reports in both languages. */
import type { Bilingual } from '../../forms/index.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';

export type BetweenMessages = typeof en;

/** The same sentence from both message files. */
export function sayBetween(sentence: (messages: BetweenMessages) => string): Bilingual {
  return { zh: sentence(zh), en: sentence(en) };
}
