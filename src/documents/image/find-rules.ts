/** Ruling lines of a straight page: long thin runs of ink, across and down. */
import type { Box, Rule } from '../grid/page.ts';
import { transposed, type Gray } from './raster.ts';

/** The rules of a page in pixels, and where their ink is. */
export interface PageRules {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  /** 1 where a pixel belongs to a rule. */
  readonly mask: Uint8Array;
}

/** Darker than this, of 255, a pixel may be of a rule: thin ones are grey once they are blurred. */
const dark = 205;
/** A line of one pixel that lies between two is as light as this; so are the edges of strokes, which it makes longer. */
const faint = 218;
/** Points: the shortest run across (no stroke of a character is as long), and down (a row of a head may be low). */
const shortestAcross = 26;
const shortestDown = 11.5;
/** Points: the shortest of a faint line. */
const shortestFaint = 40;
/** Points: a shorter run is a rule if it goes from one rule to another across it, as the edge of a narrow cell does. */
const shortestBetween = 14;
/** Points: how near such a run must end to those rules. */
const touching = 1.6;
/** Points: what is thicker is a bar, a picture, a margin of the table that it lies on. */
const thickest = 4;
const mostRules = 6000;

/** Finds the rules. `scale` is pixels a point. */
export function findRules(gray: Gray, scale: number): PageRules {
  const turned = transposed(gray);
  const isLong = ({ from, to }: Rule, points: number): boolean => to - from >= points * scale;
  const faintDown = runsIn(turned, scale, shortestDown, faint);
  const faintAcross = runsIn(gray, scale, shortestBetween, faint);
  const down = [
    ...runsIn(turned, scale, shortestDown, dark),
    ...faintDown.filter((rule) => isLong(rule, shortestFaint)),
  ];
  const across = [
    ...runsIn(gray, scale, shortestAcross, dark),
    ...faintAcross.filter((rule) => isLong(rule, shortestFaint)),
  ];
  const between = (rules: readonly Rule[], others: readonly Rule[]): Rule[] =>
    rules.filter((rule) => !isLong(rule, shortestFaint) && isBetween(rule, others, touching * scale));
  const horizontal = [...across, ...between(faintAcross, down)];
  const vertical = [...down, ...between(faintDown, across)];
  const mask = new Uint8Array(gray.width * gray.height);
  for (const { at, from, to } of horizontal) {
    const row = Math.floor(at) * gray.width;
    mask.fill(1, row + from, row + to);
  }
  for (const { at, from, to } of vertical)
    for (let y = from; y < to; y += 1) mask[y * gray.width + Math.floor(at)] = 1;
  return { horizontal, vertical, mask };
}

/** Whether both ends of a rule lie on others that are at right angles to it. */
function isBetween({ at, from, to }: Rule, others: readonly Rule[], room: number): boolean {
  const meets = (x: number): boolean =>
    others.some((rule) => Math.abs(rule.at - x) <= room && rule.from - room <= at && rule.to + room >= at);
  return meets(from) && meets(to);
}

/** Level runs of whole pixels, each as a rule. */
function runsIn({ width, height, data }: Gray, scale: number, shortestPt: number, level: number): Rule[] {
  const shortest = shortestPt * scale;
  const mostGap = Math.max(1, Math.round(0.5 * scale));
  const thick = Math.max(3, Math.round(thickest * scale));
  const rules: Rule[] = [];
  const isDark = (x: number, y: number): boolean => (data[y * width + x] ?? 255) < level;
  for (let y = 1; y < height - 1; y += 1) {
    let from = -1;
    let last = -1;
    let ink = 0;
    const end = (): void => {
      if (from >= 0 && last - from >= shortest && ink >= 0.95 * (last - from) && rules.length < mostRules)
        take(from, last);
      from = -1;
      ink = 0;
    };
    const take = (left: number, right: number): void => {
      // Thin: above or below most of it there is paper within a rule's thickness.
      let open = 0;
      let looked = 0;
      for (let x = left; x <= right; x += 3) {
        looked += 1;
        let up = 0;
        let down = 0;
        while (up <= thick && y - up >= 0 && isDark(x, y - up)) up += 1;
        while (down <= thick && y + down < height && isDark(x, y + down)) down += 1;
        if (up + down - 1 <= thick) open += 1;
      }
      if (open < 0.6 * looked) return;
      rules.push({ at: y + 0.5, from: left, to: right + 1 });
    };
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      // A line that drifts by a pixel goes on in the row beside.
      if ((data[row + x] ?? 255) >= level) {
        if (from >= 0 && x - last > mostGap) end();
        continue;
      }
      if (from < 0) from = x;
      last = x;
      ink += 1;
    }
    end();
  }
  return rules;
}

/** Wipes the rules in `box` off the page, with the pixel of blur beside them: strokes of a title are no rules. */
export function clearRules({ width, height, data }: Gray, mask: Uint8Array, box: Box): void {
  const [left, top, right, bottom] = box;
  for (let y = Math.max(1, Math.floor(top)); y < Math.min(height - 1, bottom); y += 1) {
    for (let x = Math.max(1, Math.floor(left)); x < Math.min(width - 1, right); x += 1) {
      if (mask[y * width + x] !== 1) continue;
      for (let dy = -1; dy <= 1; dy += 1) {
        const at = (y + dy) * width + x;
        data[at - 1] = 255;
        data[at] = 255;
        data[at + 1] = 255;
      }
    }
  }
}
