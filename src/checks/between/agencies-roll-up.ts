/** Rule `agencies.roll_up`. */
import { cellLabel } from '../labels.ts';
import { defineBetweenRule } from './between-rule.ts';
import { sayBetween } from './say-between.ts';

/**
 * A government's report, which speaks for its departments, differs from their sum. Which of the many reports is wrong cannot
 * be told, so nobody is accused; where reports are missing it is not assessed, and `rollUps` lists them.
 */
export const agenciesRollUp = defineBetweenRule({
  id: 'agencies.roll_up',
  severity: 'warning',
  *assessed({ rollUps }) {
    for (const { report, outcome } of rollUps) if (outcome !== 'not_assessable') yield [report, 1];
  },
  *check({ rollUps }) {
    for (const rollUp of rollUps) {
      if (rollUp.outcome !== 'differs') continue;
      const { report, code, reported, sum, sumOfPlaces, counted, places, missing, otherScope } = rollUp;
      const expected = sum + (sum > reported ? 0 : sumOfPlaces);
      const facts = {
        cell: cellLabel(report.form, code),
        reported,
        sum: expected,
        counted: counted.length + (sum > reported ? 0 : places.length),
        missing: missing.map(({ name }) => name),
        otherScope: otherScope.map((one) => one.agencyName ?? one.id),
        isComplete: sum <= reported,
      };
      yield {
        reports: [report, ...counted, ...(sum > reported ? [] : places)],
        blame: 'unsure',
        codes: [code],
        expected,
        reported,
        message: sayBetween((m) => m.rollUp(facts)),
      };
    }
  },
});
