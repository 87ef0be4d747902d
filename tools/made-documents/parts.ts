/** A sample's parts in the order printed, with an introduction of its own. */
import { fill, type Part } from '../../test/layouts/filled.ts';
import type { TestReport } from '../../test/layouts/report.ts';
import type { Trap } from '../../test/layouts/variation.ts';

export interface PartsOptions {
  readonly traps?: readonly Trap[];
  /** Paragraphs before the first heading. */
  readonly intro: readonly string[];
}

/** All but the title, which is the page's business. */
export function partsOf(report: TestReport, { traps = [], intro }: PartsOptions): Part[] {
  const parts = fill(report, { seed: report.year, traps: new Set([...traps, 'no-title']) });
  return [...intro.map((text) => ({ kind: 'paragraph', text }) as const), ...parts.slice(1)];
}

/** The usual first paragraph, in words of our own, which differ from year to year. */
export function introOf(report: TestReport): string {
  const year = String(report.year);
  const law = '本报告依照《中华人民共和国政府信息公开条例》第五十条编写，';
  const periods = [
    `所列数据的统计期限为${year}年1月1日至12月31日。`,
    `数据自${year}年1月1日起统计至${year}年12月31日。`,
    `统计时段自${year}年1月1日起，至${year}年12月31日止。`,
  ];
  return law + (periods[report.year % periods.length] ?? '');
}
