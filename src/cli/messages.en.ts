/** Everything the command line says, in English: a file a kind. The Chinese files have the same keys. */
import { en as machines } from './machines/messages.en.ts';
import { commands } from './messages/commands.en.ts';
import { crawl } from './messages/crawl.en.ts';
import { examples } from './messages/examples.en.ts';
import { help } from './messages/help.en.ts';
import { trouble } from './messages/trouble.en.ts';
import { words } from './messages/words.en.ts';
import type { Widened } from './messages/widened.ts';

export const en = {
  ...help,
  ...examples,
  ...trouble,
  ...crawl,
  ...commands,
  ...words,
  machines,
};

/** The texts, by key: what every language must say. */
export type Messages = Widened<typeof en>;
