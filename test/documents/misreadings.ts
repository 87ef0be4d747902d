/** Where a reading differs from the report that was written: what the round trips of files must not find. */
import type { Reading } from '../../src/reading/index.ts';
import type { TestReport } from '../layouts/report.ts';

/** Every value that is wrong or missing, and every text that is not as printed; `WRONG`, `NULL` or `RAW` first. */
export function misreadings(reading: Reading, report: TestReport): string[] {
  const found: string[] = [];
  for (const [code, printed] of report.printed) {
    const value = reading.values[code] ?? null;
    const raw = reading.cells[code]?.raw ?? '';
    if (value !== null && value !== printed.value)
      found.push(`WRONG ${code}: "${printed.raw}" read as ${String(value)}`);
    else if (value !== printed.value) found.push(`NULL ${code}: "${printed.raw}" not read`);
    else if (raw !== printed.raw) found.push(`RAW ${code}: "${printed.raw}" is "${raw}"`);
  }
  return found;
}
