/** What a damaged PDF shows, as poppler draws it: it shares nothing with the engines that are tested. */
import { execFileSync } from 'node:child_process';
import type { Cell, Record } from '../../../src/record/index.ts';
import type { Copy } from './damage.ts';

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** The words that poppler draws in the cell's box. */
function drawn(copy: Copy, cell: Cell): string {
  if (!('page' in cell.at)) return '';
  const page = String(cell.at.page);
  const [left, top, right, bottom] = cell.at.box;
  let shown = '';
  try {
    shown = execFileSync('pdftotext', ['-bbox', '-f', page, '-l', page, '-', '-'], {
      input: copy.bytes,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error('pdftotext is not on PATH: install the Debian package poppler-utils.', {
        cause: error,
      });
    }
  }
  const words = shown.matchAll(
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g,
  );
  return [...words]
    .filter(([, x0, y0, x1, y1]) => {
      const x = (Number(x0) + Number(x1)) / 2;
      const y = (Number(y0) + Number(y1)) / 2;
      return x > left && x < right && y > top && y < bottom;
    })
    .map(([, , , , , text]) => text ?? '')
    .join('');
}

/** What is wrong with the record of a damaged copy, whose file gives the record `whole` undamaged. */
export function breachesOfCopy(record: Record, whole: Record, copy: Copy): string[] {
  const breaches: string[] = [];
  if (record.error?.code === 'document.timeout' || record.error?.code === 'engine.crashed') {
    breaches.push(record.error.code);
  }
  if (record.error?.code === 'program.failed') breaches.push('program.failed');
  for (const [code, value] of Object.entries(record.report?.values ?? {})) {
    if (value === null || value === whole.report?.values[code]) continue;
    const cell = record.report?.cells[code];
    if (cell === undefined || squeeze(drawn(copy, cell)) !== squeeze(cell.raw)) {
      breaches.push(`WRONG ${code}: ${value} for ${whole.report?.values[code] ?? 'null'}`);
    }
  }
  const accusations = (one: Record): string[] =>
    one.findings
      .filter(({ blame, severity }) => blame === 'source' && severity === 'error')
      .map(({ rule, codes }) => `${rule} ${codes[0] ?? ''}`);
  const deserved = new Set(accusations(whole));
  const isAsDrawn = breaches.length === 0 && Object.values(record.report?.values ?? {}).length > 0;
  for (const accusation of accusations(record)) {
    if (!deserved.has(accusation)) breaches.push(`${isAsDrawn ? 'look: ' : ''}ACCUSED ${accusation}`);
  }
  return breaches;
}
