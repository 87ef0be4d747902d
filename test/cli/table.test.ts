import { describe, expect, it } from 'vitest';
import { painter } from '../../src/cli/paint.ts';
import { layTable } from '../../src/cli/table.ts';
import { widthOf } from '../../src/cli/width.ts';

const plain = painter(false);
const columns = [
  { header: '信息内容', align: 'left' as const },
  { header: '本年制发件数', align: 'right' as const },
  { header: '现行有效件数', align: 'right' as const },
];

describe('a table on a terminal', () => {
  it('puts numbers under each other at the right, Chinese labels at the left', () => {
    const rows = [
      { cells: [{ text: '规章' }, { text: '7' }, { text: '123456' }] },
      { cells: [{ text: '规范性文件' }, { text: '12' }, { text: '3' }] },
    ];
    expect(layTable(columns, rows, { width: 80, paint: plain })).toEqual([
      '信息内容    本年制发件数  现行有效件数',
      '──────────  ────────────  ────────────',
      '规章                   7        123456',
      '规范性文件            12             3',
    ]);
  });
  it('keeps digits under digits where one cell has a mark', () => {
    const rows = [
      { cells: [{ text: 'a' }, { text: '7', mark: '!' }] },
      { cells: [{ text: 'b' }, { text: '5' }] },
    ];
    const lines = layTable(columns.slice(0, 2), rows, { width: 80, paint: plain });
    expect(lines[2]?.indexOf('7')).toBe(lines[3]?.indexOf('5'));
    expect(lines[2]?.endsWith('7!')).toBe(true);
  });
  it('wraps labels, never numbers, where the width is small', () => {
    const rows = [
      { cells: [{ text: '要求行政机关确认或重新出具已获取信息' }, { text: '1234567' }, { text: '1' }] },
    ];
    const lines = layTable(columns, rows, { width: 34, paint: plain });
    expect(lines.every((line) => widthOf(line) <= 34)).toBe(true);
    expect(lines.join('\n')).toContain('1234567');
    expect(lines.length).toBeGreaterThan(3);
  });
  it('leaves a column out that may go, only where the table would not fit with it', () => {
    const all = [
      { header: 'file', align: 'left' as const, least: 20 },
      { header: 'form', align: 'left' as const, mayGo: true as const },
      { header: 'count', align: 'right' as const },
    ];
    const rows = [{ cells: [{ text: 'a-long/name-of-a.file' }, { text: 'ogi-2021' }, { text: '123456' }] }];
    expect(layTable(all, rows, { width: 40, paint: plain })[2]).toBe(
      'a-long/name-of-a.file  ogi-2021  123456',
    );
    expect(layTable(all, rows, { width: 30, paint: plain })[2]).toBe('a-long/name-of-a.file  123456');
  });
  it('paints only when it may', () => {
    const rows = [{ cells: [{ text: 'a' }, { text: '7', style: 'error' as const }] }];
    expect(layTable(columns.slice(0, 2), rows, { width: 80, paint: plain }).join('')).not.toContain('\u001b');
    expect(layTable(columns.slice(0, 2), rows, { width: 80, paint: painter(true) }).join('')).toContain(
      '\u001b[1;31m',
    );
  });
});
