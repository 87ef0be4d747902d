/** Everything the command line says, in Chinese: a file a kind. The keys are those of the English files. */
import { zh as machines } from './machines/messages.zh.ts';
import type { Messages } from './messages.en.ts';
import { commands } from './messages/commands.zh.ts';
import { crawl } from './messages/crawl.zh.ts';
import { examples } from './messages/examples.zh.ts';
import { help } from './messages/help.zh.ts';
import { trouble } from './messages/trouble.zh.ts';
import { words } from './messages/words.zh.ts';

export const zh: Messages = {
  ...help,
  ...examples,
  ...trouble,
  ...crawl,
  ...commands,
  ...words,
  machines,
};
