/** What may vary in a layout beside its shape: the traps of real pages, each of which can be asked for alone. */
import fc from 'fast-check';

export const traps = [
  'label-variants', // 规范性文件 for 行政规范性文件, 合计 for 总计, 结转下一年度继续办理
  'marks-dropped', // no 一、（一）1. before labels
  'marks-half-width', // (一) 1、 for （一）1.
  'straight-quotes', // "三安全一稳定" and half-width brackets
  'lost-characters', // 本年增/减 → 本年增/, 现行有效件数 → 现行有效件
  'label-notes', // 规章（设区的市…）, a note in brackets after a label
  'sections-restart', // the tables stand under 一、二、三 after a text with its own 一…六
  'contents-list', // a list that names every section before they come
  'no-title',
  'letters-apart', // 三 、本 年 度 办 理 结 果, in labels that span rows
  'slips', // 其他法律行政止公开
  'indented', // the list of 2014 with full-width spaces before its labels
] as const;

/** Traps that add what the form does not have. Not among `traps`: the numbers stay, but findings are due. */
export const additions = [
  'extra-rows', // rows of a province's own in the list of 2014
] as const;

export type Trap = (typeof traps)[number] | (typeof additions)[number];

export interface Variation {
  /** Decides every choice that a renderer leaves open. */
  readonly seed: number;
  readonly traps: ReadonlySet<Trap>;
}

export const noTraps: Variation = { seed: 1, traps: new Set() };

/** Variations with up to `most` of the traps named. */
export function variations(from: readonly Trap[] = traps, most = 3): fc.Arbitrary<Variation> {
  return fc.record({
    seed: fc.nat(),
    traps: fc
      .subarray([...from], { maxLength: Math.min(most, from.length) })
      .map((chosen) => new Set(chosen)),
  });
}
