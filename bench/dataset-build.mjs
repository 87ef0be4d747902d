/** `gongkai build` as people run it, by the built program, for `bench/dataset.ts`: RECORDS OUT RESULT. */
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const [records = '', out = '', result = ''] = process.argv.slice(2);
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const [wall, cpu] = [performance.now() / 1000, (userCPUTime + systemCPUTime) / 1e6];
  writeFileSync(result, JSON.stringify({ wall, cpu, megabytes: maxRSS / 1024 }));
});
const program = new URL('../dist/cli/main.js', import.meta.url);
process.argv = [process.execPath, program.pathname, 'build', records, '--out', out, '--quiet'];
await import(program.href);
