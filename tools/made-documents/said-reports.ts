/** A report whose prose states how many requests came in, as its table has it. */
import type { TestReport } from '../../test/layouts/report.ts';
import { fillIn, type About, type Figures } from './figures.ts';
import { proseOf } from './prose.ts';
import { numberIn } from './sample.ts';

/** `prose` chooses among the sample's texts; `sentences` stand at the end of section 1 instead of the usual one. */
export function made(
  about: About,
  figures: Figures,
  prose: number,
  sentences: readonly string[] = [],
): TestReport {
  const bare = fillIn(about, figures, proseOf(prose));
  const said = `全年新收到政府信息公开申请${String(numberIn(bare, 'requests.received.total'))}件。`;
  return { ...bare, prose: proseOf(prose, sentences.length > 0 ? sentences : [said]) };
}
