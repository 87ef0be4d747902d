/** The solver: which identities hold, which arrangements of lost cells fit, which smallest changes would mend. */
export { standingOf, viewOf } from './view.ts';
export type { CellView, Standing } from './view.ts';
export { evaluate } from './evaluate.ts';
export type { Evaluation } from './evaluate.ts';
export { suspects } from './suspects.ts';
export { tiedTo } from './tied.ts';
export type { Suspects } from './suspects.ts';
export { arrange } from './arrange.ts';
export type { ArrangeOptions } from './arrange.ts';
export type { ArrangeGroup, Placement } from './placements.ts';
export { confirmed, contradicted } from './several-readings.ts';
export type { SeveralReadings } from './several-readings.ts';
export { suspectsInTime } from './suspects-in-time.ts';
export type { TimeTie } from './suspects-in-time.ts';
export { digitSlip, slips } from './slips.ts';
export type { DigitSlip, Slip, SlipKind } from './slips.ts';
