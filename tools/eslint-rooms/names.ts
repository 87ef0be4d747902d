/** Lint rule `rooms/names`: a file is named for the one thing it does. */
import type { Rule } from 'eslint';

const vague = /(?:^|[-_.])(?:utils?|helpers?|common|misc)(?:[-_.]|$)/i;

export const names: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { vague: '"{{name}}" says nothing of its subject: name the file for the one thing it does.' },
  },
  create(context) {
    return {
      Program(node) {
        const name = context.filename.replaceAll('\\', '/').split('/').at(-1) ?? '';
        if (vague.test(name)) context.report({ node, messageId: 'vague', data: { name } });
      },
    };
  },
};
