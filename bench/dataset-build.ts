/** One build in a process of its own, for `bench/dataset.ts`: RECORDS OUT RESULT. */
import { writeFileSync } from 'node:fs';
import { writeInto } from '../src/cli/build.ts';
import type { InputMemory } from '../src/cli/input-memory.ts';
import { readInputs } from '../src/cli/read-inputs.ts';
import { openTerminal } from '../src/cli/terminal.ts';
import { programVersion } from '../src/record/index.ts';

const [records = '', out = '', result = ''] = process.argv.slice(2);
const terminal = openTerminal({ language: 'en', isQuiet: true, width: null });
const reading = { program: programVersion, threads: 1, timeoutMs: 20_000 };
const started = performance.now();
const summary = await writeInto(
  out,
  (memory: InputMemory) => readInputs([records], { ...reading, terminal, takesRecords: true, memory }),
  terminal,
  programVersion,
);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
writeFileSync(
  result,
  JSON.stringify({
    wall: (performance.now() - started) / 1000,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1024,
    rendered: summary.partitions.rendered,
  }),
);
