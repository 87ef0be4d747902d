/** Rules that touch → tables: connected components, and the edges that a page break or a taste left open. */
import type { Rule } from './page.ts';

/** Rules that belong together. */
export interface Frame {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  /** No rule was drawn at the top (bottom): it was taken from where the vertical rules end. */
  readonly isOpenTop: boolean;
  readonly isOpenBottom: boolean;
}

/** Ends of rules may miss the line they meet by half a border and a dash's gap. */
const touch = 4;
/** Rules that run on this far past the last line across them show that a line was left out. */
const overhang = 5;
/** A page with more joined rules than this is a drawing. */
const mostRules = 4000;

class Union {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(index: number): number {
    let root = index;
    for (;;) {
      const up = this.parent[root] ?? root;
      if (up === root) break;
      const above = this.parent[up] ?? up;
      this.parent[root] = above;
      root = above;
    }
    return root;
  }

  join(one: number, other: number): void {
    this.parent[this.find(other)] = this.find(one);
  }
}

/** Connected components with at least one rule each way. */
export function framesOf(horizontal: readonly Rule[], vertical: readonly Rule[]): Frame[] {
  if (horizontal.length + vertical.length > mostRules) return [];
  const union = new Union(horizontal.length + vertical.length);
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      if (crosses(h, v)) union.join(i, horizontal.length + j);
    });
  });
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const groupOf = (index: number): { horizontal: Rule[]; vertical: Rule[] } => {
    const root = union.find(index);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((h, i) => groupOf(i).horizontal.push(h));
  vertical.forEach((v, j) => groupOf(horizontal.length + j).vertical.push(v));
  const frames: Frame[] = [];
  adoptLone([...groups.values()]);
  for (const group of groups.values()) {
    if (group.horizontal.length === 0 || group.vertical.length === 0) continue;
    const frame = closed(group.horizontal, group.vertical);
    if (frame.horizontal.length > 1 && frame.vertical.length > 1) frames.push(frame);
  }
  return frames;
}

/**
 * Columns of cells that a page's end cut have no line across them on this page: such lines belong to the frame whose
 * other lines begin and end with them.
 */
function adoptLone(groups: readonly { horizontal: Rule[]; vertical: Rule[] }[]): void {
  const framed = groups.filter((group) => group.horizontal.length > 0 && group.vertical.length > 0);
  for (const lone of groups) {
    const [rule] = lone.vertical;
    if (rule === undefined || lone.vertical.length > 1 || lone.horizontal.length > 0) continue;
    const home = framed.find(({ vertical }) => {
      const from = Math.min(...vertical.map((v) => v.from));
      const to = Math.max(...vertical.map((v) => v.to));
      return Math.abs(from - rule.from) <= touch && Math.abs(to - rule.to) <= touch;
    });
    if (home === undefined) continue;
    home.vertical.push(rule);
    lone.vertical.length = 0;
  }
}

function crosses(h: Rule, v: Rule): boolean {
  return v.at >= h.from - touch && v.at <= h.to + touch && h.at >= v.from - touch && h.at <= v.to + touch;
}

/** Draws the lines that are missing where two or more rules end together past the last line across them. */
function closed(horizontal: Rule[], vertical: Rule[]): Frame {
  const top = openEdge(vertical, horizontal, -1);
  const bottom = openEdge(vertical, horizontal, 1);
  const withEnds = [...horizontal, ...top, ...bottom];
  const sides = [...openEdge(withEnds, vertical, -1), ...openEdge(withEnds, vertical, 1)];
  return {
    horizontal: withEnds,
    vertical: [...vertical, ...sides],
    isOpenTop: top.length > 0,
    isOpenBottom: bottom.length > 0,
  };
}

/** The missing line on one side (-1: where `rules` begin, 1: where they end); empty where none is missing. */
function openEdge(rules: readonly Rule[], across: readonly Rule[], side: -1 | 1): Rule[] {
  let last = Number.NEGATIVE_INFINITY;
  for (const rule of across) last = Math.max(last, side * rule.at);
  const past = rules.filter((rule) => side * (side === 1 ? rule.to : rule.from) > last + overhang);
  if (past.length < 2) return [];
  const ends = past.map((rule) => (side === 1 ? rule.to : rule.from));
  const at = side === 1 ? Math.max(...ends) : Math.min(...ends);
  const together = past.filter((rule) => Math.abs((side === 1 ? rule.to : rule.from) - at) <= touch);
  if (together.length < 2) return [];
  const from = Math.min(...together.map((rule) => rule.at));
  const to = Math.max(...together.map((rule) => rule.at));
  return [{ at, from, to }];
}
