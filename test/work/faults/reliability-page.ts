/** The page docs/reliability.md, made of a run of `npm run faults`. */

export interface Row {
  readonly command: string;
  readonly fault: string;
  readonly times: number;
  readonly outcome: string;
}

/** The page; its table names every fault that is tried, which a test holds it to. */
export function reliabilityPage(
  rows: readonly Row[],
  { times, seed, pages }: { readonly times: number; readonly seed: number; readonly pages: number },
): string {
  const lines = rows.map(
    ({ command, fault, times: often, outcome }) =>
      `| \`${command}\` | ${fault} | ${String(often)} | ${outcome} |`,
  );
  return `# What was done to the program, and what came of it

This page is written by a run: \`npm run faults -- ${String(times)} ${String(seed)} ${String(pages)}\` (faults a command, seed of the moments, pages of reports). "The same dataset" means
the same \`SHA256SUMS\`, which names the digest of every file, as of a build that nobody disturbed. A refusal is one sentence that says what to do, and exit
code 1. The numbers are how often the fault came about: a kill that came after the end is not counted.

| command | fault | times | outcome |
| --- | --- | --- | --- |
${lines.join('\n')}

Not in this table, and tested elsewhere: crawls that are killed, interrupted or run out of room (\`test/crawl/killed-crawl.ts\`, \`test/crawl/disturbed-crawl.test.ts\`);
documents that hang, crash or swell an engine (\`test/work/examine-many.test.ts\`: the document's record is failed with \`document.timeout\` or \`engine.crashed\`, its
thread is replaced, the others are read); a build that is killed between any two of its steps (\`test/dataset/workspace.test.ts\`).
`;
}
