/** One build by the built program, in a process of its own, for `bench/dataset.ts`: RECORDS OUT RESULT. */
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { build, inputs, record, terminal as screen } from '../dist/parts.js';

const { writeInto } = build;
const { readInputs } = inputs;
const { openTerminal } = screen;
const { programVersion } = record;

const [records = '', out = '', result = ''] = process.argv.slice(2);
const terminal = openTerminal({ language: 'en', isQuiet: true, width: null });
const reading = { program: programVersion, threads: 1, timeoutMs: 20_000 };
const started = performance.now();
const summary = await writeInto(
  out,
  (memory) => readInputs([records], { ...reading, terminal, takesRecords: true, memory }),
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
