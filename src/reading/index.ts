/** Reading: a Document and the forms → what the report says, and how surely. */
export { readReport } from './read.ts';
export type { AmbiguityReason, ClaimNote, Placed, Reading, ReadingNotes } from './reading.ts';
