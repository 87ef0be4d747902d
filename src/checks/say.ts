/** Says a message in both languages. */
import type { Bilingual } from '../forms/index.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';

export type Messages = typeof en;

/** The same sentence from both message files. */
export function say(sentence: (messages: Messages) => string): Bilingual {
  return { zh: sentence(zh), en: sentence(en) };
}
