/** Lint rule `rooms/no-chinese`: what documents and people read stands in data files, not in the program. */
import type { Rule } from 'eslint';
import { standingOf } from './rooms.ts';

const han = /\p{Script=Han}/u;

export const noChinese: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      chinese: 'Chinese text belongs into src/forms, src/agencies or a messages file (*.zh.ts): {{text}}',
    },
  },
  create(context) {
    const standing = standingOf(context.cwd, context.filename);
    if (standing?.top !== 'src') return {};
    if (standing.room === 'forms' || standing.room === 'agencies') return {};
    if (/(?:^|\/)messages(?:\/[a-z]+)?\.zh\.ts$/.test(standing.inner)) return {};
    const look = (node: Rule.Node, text: string): void => {
      if (han.test(text)) context.report({ node, messageId: 'chinese', data: { text: text.slice(0, 40) } });
    };
    return {
      Literal(node) {
        if ('regex' in node) look(node, node.regex.pattern);
        else if (typeof node.value === 'string') look(node, node.value);
      },
      TemplateElement(node) {
        look(node, node.value.cooked ?? node.value.raw);
      },
    };
  },
};
