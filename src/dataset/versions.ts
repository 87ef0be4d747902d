/** Which reports are versions of one another, what each is called, and which is preferred (record.md, Identity). */
import { findingId } from '../checks/index.ts';
import type { Finding, Record } from '../record/index.ts';
import { byBytes } from './byte-order.ts';
import { grouped } from './grouped.ts';

/** What must be known of a report to name it. */
export interface VersionEntry {
  /** The id that the record has. */
  readonly ownId: string;
  readonly agency: string | null;
  readonly year: number | null;
  /** Of the source. */
  readonly sha256: string;
  /** A digest of all that was read: the same for two captures of one document. */
  readonly content: string;
  readonly file: string;
  readonly url: string | null;
  readonly retrieved: string | null;
}

/** A report of the dataset: one document, however often it was captured. */
export interface Version<E extends VersionEntry> {
  readonly id: string;
  /** From 1, by SHA-256. */
  readonly version: number;
  readonly isPreferred: boolean;
  /** The capture that is kept: the file first in byte order. */
  readonly entry: E;
  /** The other captures of the same document, in order. */
  readonly duplicates: readonly E[];
}

/** Whether an address is on the agency's own host; where it cannot be told, false. */
export type OwnHost = (agency: string | null, url: string) => boolean;

/**
 * The id before versions are told apart: agency and year, else `x-` and 12 hex of the source. An id that does not
 * follow from these (a record of another program) stays as it is.
 */
function baseOf(entry: VersionEntry): string {
  const base =
    entry.agency !== null && entry.year !== null
      ? `${entry.agency}-${entry.year}`
      : `x-${entry.sha256.slice(0, 12)}`;
  const rest = entry.ownId.startsWith(base) ? entry.ownId.slice(base.length) : null;
  return rest !== null && /^(?:-[1-9]\d*)?$/.test(rest) ? base : entry.ownId;
}

function inOrder(a: VersionEntry, b: VersionEntry): number {
  return (
    byBytes(a.sha256, b.sha256) ||
    byBytes(a.file, b.file) ||
    byBytes(a.content, b.content) ||
    byBytes(a.url ?? '', b.url ?? '') ||
    byBytes(a.retrieved ?? '', b.retrieved ?? '') ||
    byBytes(a.ownId, b.ownId)
  );
}

/** Milliseconds of a capture's time, for comparing only; unknown times come last. */
function timeOf(entry: VersionEntry): number {
  const time = entry.retrieved === null ? NaN : Date.parse(entry.retrieved);
  return Number.isNaN(time) ? Infinity : time;
}

function preferredOf(captures: readonly (readonly VersionEntry[])[], isOwnHost: OwnHost): number {
  const rank = captures.map((group) => ({
    isOwn: group.some(({ agency, url }) => url !== null && isOwnHost(agency, url)),
    earliest: group.reduce((time, entry) => Math.min(time, timeOf(entry)), Infinity),
  }));
  let best = 0;
  for (const [index, candidate] of rank.entries()) {
    const current = rank[best];
    if (current === undefined || candidate.isOwn === current.isOwn) {
      if (candidate.earliest < (current?.earliest ?? Infinity)) best = index;
    } else if (candidate.isOwn) best = index;
  }
  return best;
}

/** Where in its file a report stands (`#sheet=2`); empty where the file is one report. */
export function partOf(file: string): string {
  return /#[a-z]+=[\d-]+$/.exec(file)?.[0] ?? '';
}

/**
 * Every report with its id, in byte order of ids; the same whatever the order of `entries`. Versions of one agency
 * and year are numbered by SHA-256: the first keeps the bare id, the others get `-2`, `-3`. Entries with the same
 * source and the same content are one report, captured more than once. Sheets of one workbook whose agency or year is
 * not known share what their ids begin with, and are no versions of one another: each is preferred.
 */
export function nameVersions<E extends VersionEntry>(
  entries: readonly E[],
  isOwnHost: OwnHost = () => false,
): Version<E>[] {
  const byBase = grouped([...entries].sort(inOrder), baseOf);
  const taken = new Set(byBase.keys());
  const versions: Version<E>[] = [];
  for (const base of [...byBase.keys()].sort(byBytes)) {
    const group = byBase.get(base) ?? [];
    const [only] = group;
    // As nearly all are: of one document.
    if (only !== undefined && group.length === 1) {
      versions.push({ id: base, version: 1, isPreferred: true, entry: only, duplicates: [] });
      continue;
    }
    const captures = [...grouped(group, (e) => `${e.sha256}/${e.content}`).values()];
    const isSettled = captures.some(
      ([entry]) => (entry?.agency ?? null) !== null && (entry?.year ?? null) !== null,
    );
    const parts = grouped(captures, ([entry]) => (isSettled ? '' : partOf(entry?.file ?? '')));
    const preferred = new Set(
      [...parts.values()].map((versionsOfOne) => versionsOfOne[preferredOf(versionsOfOne, isOwnHost)]),
    );
    let number = 1;
    for (const [index, capture] of captures.entries()) {
      const [entry, ...duplicates] = capture;
      if (entry === undefined) continue;
      let id = base;
      // The bare id is reserved for the first; a number may be taken by an id that another program gave.
      while (index > 0 && taken.has(id)) {
        number += 1;
        id = `${base}-${number}`;
      }
      taken.add(id);
      versions.push({ id, version: index + 1, isPreferred: preferred.has(capture), entry, duplicates });
    }
  }
  return versions.sort((a, b) => byBytes(a.id, b.id));
}

function renamed(finding: Finding, id: string): Finding {
  const reports = [id, ...finding.reports.slice(1)];
  return { ...finding, id: findingId(finding.rule, reports, finding.codes, finding.column), reports };
}

/** The record with another report id, also in its findings, whose ids follow. The same object where nothing changes. */
export function withReportId(record: Record, id: string): Record {
  if (record.report === null || record.report.id === id) return record;
  return {
    ...record,
    report: { ...record.report, id },
    findings: record.findings.map((finding) => renamed(finding, id)),
  };
}
