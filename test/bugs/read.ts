/** Reads a small fixture for the tests of bugs. */
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';

/** The record of a page or text that is written in the test. */
export function read(source: string): Promise<Record> {
  return examine(new TextEncoder().encode(source), { file: 'fixture' });
}

/** The value of a code; undefined where there is no report. */
export function valueOf(record: Record, code: string): number | null | undefined {
  return record.report?.values[code];
}

/** The rules of the findings that name a code. */
export function rulesOn(record: Record, code: string): string[] {
  return record.findings.filter(({ codes }) => codes.includes(code)).map(({ rule }) => rule);
}

export const title = '泗洪县民政局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n';

/** The head of section 2's first table, one cell a line. */
export const headOfDocuments = '第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n';
