/** A run as tables, as the page docs/accuracy.md, and against the bounds that it must keep. */
import { programVersion } from '../../src/record/index.ts';
import { withoutCells, type Count, type Tally } from './tally.ts';

/** What is asked (issue 8): shares of errors that break an identity. */
export const bounds = { found: 0.99, right: 0.9, accusations: 0 } as const;

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function errorRow(kind: string, layout: string, count: Count, named: Count = count): string {
  const { injected, breaking, found, determined, determinedRight } = count;
  return row([
    kind,
    layout,
    injected,
    breaking,
    found,
    breaking - found,
    withoutCells.has(kind) ? '–' : percent(named.right, named.breaking),
    withoutCells.has(kind) ? '–' : `${determinedRight} of ${determined}`,
  ]);
}

/** The tables of a run, in Markdown. */
export function tables(tally: Tally): string {
  const head = [
    row([
      'error',
      'as',
      'put in',
      'break an identity',
      'found',
      'missed',
      'right cells named',
      'of those determined',
    ]),
    row(['---', '---', '---:', '---:', '---:', '---:', '---:', '---:']),
  ];
  const errors = [...tally.errors].flatMap(([kind, layouts]) =>
    [...layouts].map(([layout, count]) => errorRow(kind, layout, count)),
  );
  const clean = [...tally.clean].map(([layout, { documents, accusations }]) =>
    row([layout, documents, accusations]),
  );
  return [
    ...head,
    ...errors,
    errorRow('**all**', '', tally.total(), tally.total(true)),
    '',
    row(['read as', 'documents', 'false accusations']),
    row(['---', '---:', '---:']),
    ...clean,
  ].join('\n');
}

/** Every bound that the run does not keep, as a sentence. */
export function boundsBroken(tally: Tally): string[] {
  const broken: string[] = [];
  const all = tally.total();
  if (all.found < bounds.found * all.breaking) {
    broken.push(`found ${percent(all.found, all.breaking)} of the errors that break an identity`);
  }
  if (all.determinedRight < bounds.right * all.determined) {
    broken.push(`right cells in ${percent(all.determinedRight, all.determined)} of those determined`);
  }
  for (const [layout, { accusations }] of tally.clean) {
    if (accusations > bounds.accusations) broken.push(`${layout}: ${accusations} false accusations`);
  }
  return broken;
}

/** The page of the docs. The date is that of the run. */
export function page(tally: Tally, command: string): string {
  return `# Accuracy

<!-- Made by \`${command}\`: run it again, do not edit. -->

gongkai ${programVersion}, measured on ${new Date().toISOString().slice(0, 10)} with \`${command}\`.

Reports at random, whose truth is known, are written in every layout and read. Into some an error is put as a hand makes it: a wrong
total, a wrong cell, a digit too many or too few, two cells of a row swapped, a row shifted by one place, requests carried over wrongly, a
year copied. **Found** is an error that breaks an identity and has a finding on that identity. **Right cells named**: the very cells, with
the numbers that stood there, are among the suspects or a slip that is recognised; **determined** are errors for which one smallest
explanation is left. A **false accusation** is a finding that puts on the agency (\`blame: "source"\`) what it did not do; documents
without an error hold blanks and dashes, and numbers in their text.

真值已知的随机报告以各种版式写出再读入；其中一部分按常见手误植入差错。“found”为破坏勾稽关系且被发现的差错；“right cells named”为嫌疑
格（或识别出的手误）恰为被改动的格及其原值；“false accusations”为把不存在的差错归于机关的发现。

${tables(tally)}

The numbers are of made-up reports, not of published ones: how often agencies err is not measured here.
`;
}
