/** The page docs/reliability.md, made of runs of `npm run faults`. */

export interface Row {
  readonly command: string;
  readonly fault: string;
  readonly times: number;
  readonly outcome: string;
  /** What the run was started with: faults a command, seed of the moments, pages of reports. */
  readonly run: string;
}

const rowShape =
  /^\| `(?<command>[a-z]+)` \| (?<fault>[^|]+) \| (?<times>\d+) \| (?<outcome>[^|]+) \| `(?<run>[\d ]+)` \|$/u;

/** The rows that a page has. */
export function rowsOf(page: string): Row[] {
  return page.split('\n').flatMap((line) => {
    const found = rowShape.exec(line)?.groups;
    if (found === undefined) return [];
    const { command = '', fault = '', times = '', outcome = '', run = '' } = found;
    return [{ command, fault, times: Number(times), outcome, run }];
  });
}

/** The rows of faults in their order: the new one of each where there is one, else the one that was there. */
export function joined(
  faults: readonly { readonly command: string; readonly name: string }[],
  fresh: readonly Row[],
  before: readonly Row[],
): Row[] {
  return faults.flatMap(({ command, name }) => {
    const isOf = (row: Row): boolean => row.command === command && row.fault === name;
    const row = fresh.find(isOf) ?? before.find(isOf);
    return row === undefined ? [] : [row];
  });
}

/** The page; its table names every fault that is tried, which a test holds it to. */
export function reliabilityPage(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ command, fault, times, outcome, run }) =>
      `| \`${command}\` | ${fault} | ${String(times)} | ${outcome} | \`${run}\` |`,
  );
  return `# What was done to the program, and what came of it

This page is written by runs: \`npm run faults -- 4 60 41\` (faults a command, seed of the moments, pages of reports) tries all; with words behind it, parted by commas, the faults whose command or name has one of them; the last
column says which run a row is of. "The same dataset" means the same \`SHA256SUMS\`, which names the digest of every file, as of a build that nobody disturbed. A refusal is one sentence that says what to do, and exit
code 1. The numbers are how often the fault came about: a kill that came after the end is not counted.

| command | fault | times | outcome | run |
| --- | --- | --- | --- | --- |
${lines.join('\n')}

Not in this table, and tested elsewhere: crawls that are killed, interrupted or run out of room (\`test/crawl/killed-crawl.ts\`, \`test/crawl/disturbed-crawl.test.ts\`);
documents that hang, crash or swell an engine (\`test/work/examine-many.test.ts\`: the document's record is failed with \`document.timeout\` or \`engine.crashed\`, its
thread is replaced, the others are read); a thread that dies of a WARC (\`test/work/warc-readers.test.ts\`); a build that is killed between any two of its steps (\`test/dataset/workspace.test.ts\`).
`;
}
