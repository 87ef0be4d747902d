/** The texts of the site in both languages, and their choice. */
import { en, type Messages } from './messages.en.ts';
import { zh } from './messages.zh.ts';

export type Language = 'zh' | 'en';
export const languages: readonly Language[] = ['zh', 'en'];
export const messagesOf: Readonly<{ [L in Language]: Messages }> = { zh, en };
export type { Messages };
