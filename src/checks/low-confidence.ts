/** Rule `parse.low_confidence`. */
import { confirmedCodes } from './confirmed-codes.ts';
import { sectionLabel } from './labels.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';
import { bySection } from './section-codes.ts';

/** Numbers recognised in an image that the identities confirm. One finding a section. */
export const lowConfidence = defineRule({
  id: 'parse.low_confidence',
  severity: 'info',
  assessed: ({ cells }) => (cells.some((cell) => cell !== undefined && cell.confidence < 1) ? 1 : 0),
  *check({ form, report, cells, evaluations }) {
    if (form === null) return;
    const confirmed = confirmedCodes(evaluations);
    const doubted = new Set<string>();
    for (const [i, { code }] of form.fields.entries()) {
      const hasValue = (report.values[code] ?? null) !== null;
      if ((cells[i]?.confidence ?? 1) < 1 && hasValue && confirmed.has(code)) doubted.add(code);
    }
    for (const { section, codes } of bySection(form, doubted)) {
      const lowest = Math.min(...codes.map((code) => report.cells[code]?.confidence ?? 1));
      yield {
        blame: 'parse',
        codes,
        reported: lowest,
        message: say((m) => m.lowConfidence(sectionLabel(form, section), codes.length, lowest)),
      };
    }
  },
});
