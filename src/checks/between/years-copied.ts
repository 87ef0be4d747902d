/** Rule `years.copied`. */
import { defineBetweenRule } from './between-rule.ts';
import { countedCells, gridKey, isGridSure } from './grid.ts';
import { sayBetween } from './say-between.ts';

/** Sections 3 and 4 hold last year's numbers, all of them: eight counts and more do not come back by chance. */
export const yearsCopied = defineBetweenRule({
  id: 'years.copied',
  severity: 'warning',
  *assessed({ pairs }) {
    for (const { now, before } of pairs) {
      if (gridKey(now) !== null && gridKey(before) !== null) yield [now, 1];
    }
  },
  *check({ pairs }) {
    for (const { now, before } of pairs) {
      const key = gridKey(now);
      if (key === null || key !== gridKey(before)) continue;
      const codes = countedCells(now);
      const isSure = isGridSure(now, before);
      yield {
        reports: [now, before],
        blame: isSure ? 'source' : 'unsure',
        codes,
        reported: codes.length,
        message: sayBetween((m) => m.yearsCopied(now.year ?? 0, before.year ?? 0, codes.length)),
      };
    }
  },
});
