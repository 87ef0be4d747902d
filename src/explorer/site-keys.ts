/** Names of shards and folders, made of ids. */
import type { AgencyLevel } from './site-report.ts';

/** The shard of the agency that a report belongs to: the id without the year, or the id of a report without an agency. */
export function agencyKeyOf(reportId: string): string {
  if (reportId.startsWith('x-')) return reportId;
  const key = /^(?<key>.+?)-\d{4}(?:-\d+)?$/.exec(reportId)?.groups?.['key'];
  return key ?? reportId;
}

/** The folder of an agency's files: the province's two digits, `00` where there is none. */
export function folderOf(agencyKey: string): string {
  return /^\d{2}/.exec(agencyKey)?.[0] ?? '00';
}

/** The group of agencies that are like one another: of one province, level and function. */
export function peersKey(
  agencyKey: string,
  level: AgencyLevel | null,
  functionId: string | null,
): string | null {
  if (level === null || functionId === null) return null;
  const place = level === 'national' || level === 'province' ? 'all' : folderOf(agencyKey);
  return `${place}-${level}-${functionId}`;
}
