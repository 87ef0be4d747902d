/** Lint rule `rooms/no-codes`: codes of the form come from the form, never typed where they are used. */
import type { Rule } from 'eslint';
import { standingOf } from './rooms.ts';

/** Codes and the dotted beginnings of codes (a row's code, a block's): none of them may be typed. */
export function withBeginnings(codes: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const code of codes) {
    const parts = code.split('.');
    for (let length = 2; length <= parts.length; length++) all.add(parts.slice(0, length).join('.'));
  }
  return all;
}

/** The rule, for the codes of the catalogue of forms. */
export function noCodes(codes: readonly string[]): Rule.RuleModule {
  const known = withBeginnings(codes);
  return {
    meta: {
      type: 'problem',
      schema: [],
      messages: { code: '"{{text}}" is a code of the form: take it from src/forms.' },
    },
    create(context) {
      const standing = standingOf(context.cwd, context.filename);
      if (standing?.top !== 'src') return {};
      if (standing.room === 'forms' || standing.room === 'agencies') return {};
      if (/(?:^|\/)messages(?:\/[a-z]+)?\.(?:zh|en)\.ts$/.test(standing.inner)) return {};
      const look = (node: Rule.Node, text: string): void => {
        const bare = text.replace(/^\.|\.$/g, '');
        if (known.has(bare)) context.report({ node, messageId: 'code', data: { text } });
      };
      return {
        Literal(node) {
          if (typeof node.value === 'string') look(node, node.value);
        },
        TemplateElement(node) {
          look(node, node.value.cooked ?? node.value.raw);
        },
      };
    },
  };
}
