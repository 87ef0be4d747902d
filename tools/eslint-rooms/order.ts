/** Lint rule `rooms/order`: a room imports only rooms above it, and of them only their `index.ts`. */
import { dirname, resolve } from 'node:path';
import type { Rule } from 'eslint';
import { narrowRooms, roomsInOrder, standingOf, type Standing } from './rooms.ts';

type Problem = 'unknown' | 'below' | 'narrow' | 'inside' | 'outside' | 'scraper' | 'package';

/** What is wrong with importing `target` from `from`; null when nothing is. */
function problemOf(from: Standing, target: Standing | null): Problem | null {
  if (from.top === 'scrapers') {
    if (target === null) return 'outside';
    if (target.top === 'scrapers') return null;
    return target.room === 'crawl' && target.inner === 'index.ts' ? null : 'scraper';
  }
  if (target === null || target.top === 'scrapers') return 'outside';
  if (from.room === null) return null;
  if (!roomsInOrder.includes(from.room)) return 'unknown';
  if (target.room === from.room) return null;
  if (target.room === null) return 'below';
  if (roomsInOrder.indexOf(target.room) >= roomsInOrder.indexOf(from.room)) return 'below';
  if (!roomsInOrder.includes(target.room)) return 'unknown';
  if (target.inner !== 'index.ts') return 'inside';
  const narrow = narrowRooms[from.room];
  return narrow !== undefined && !narrow.includes(target.room) ? 'narrow' : null;
}

export const order: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unknown: '"{{source}}": the list of rooms in tools/eslint-rooms/rooms.ts has no such room.',
      below: '"{{source}}": {{from}} may import only rooms above it.',
      narrow: '"{{source}}": {{from}} may import only {{narrow}}.',
      inside: '"{{source}}": import only the index.ts of another room.',
      outside: '"{{source}}" leaves the house: what ships may import only what ships.',
      scraper: '"{{source}}": a scraper may import only src/crawl/index.ts.',
      package: '"{{source}}": import own files by their path.',
    },
  },
  create(context) {
    const from = standingOf(context.cwd, context.filename);
    if (from === null) return {};
    const folder = dirname(resolve(context.cwd, context.filename));
    const look = (node: Rule.Node, source: unknown): void => {
      if (typeof source !== 'string') return;
      const report = (messageId: Problem): void => {
        const narrow = narrowRooms[from.room ?? '']?.join(', ') ?? '';
        context.report({ node, messageId, data: { source, from: from.room ?? from.top, narrow } });
      };
      if (source === 'gongkai' || source.startsWith('gongkai/')) return report('package');
      if (!source.startsWith('.')) return;
      const problem = problemOf(from, standingOf(context.cwd, resolve(folder, source)));
      if (problem !== null) report(problem);
    };
    return {
      ImportDeclaration: (node) => look(node, node.source.value),
      ExportAllDeclaration: (node) => look(node, node.source.value),
      ExportNamedDeclaration: (node) => look(node, node.source?.value),
      ImportExpression: (node) => look(node, node.source.type === 'Literal' ? node.source.value : null),
      // `import('./x.ts').Type`, which ESTree does not know.
      TSImportType: (node: Rule.Node & { source?: { value?: unknown } }) => look(node, node.source?.value),
    };
  },
};
