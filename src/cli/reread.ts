/** Captures of a dataset to records, read again from their bytes. */
import type { StoredCapture } from '../dataset/index.ts';
import type { Record } from '../record/index.ts';
import { examineMany, type WorkInput } from '../work/index.ts';
import { outerFile, type ByteSource } from './bytes-by-digest.ts';
import { openEngines } from './engines.ts';
import type { Reading } from './read-inputs.ts';

/** A capture and what its bytes give now; `record` is null where they give nothing of it any more. */
export interface Reread {
  readonly capture: StoredCapture;
  readonly record: Record | null;
  /** Milliseconds that examining it took, of a container the whole; null where there is no record. */
  readonly ms: number | null;
}

/** Captures that one reading serves: a container, or a file of several reports, is read once. */
function groupsOf(captures: readonly StoredCapture[]): StoredCapture[][] {
  const groups = new Map<string, StoredCapture[]>();
  for (const capture of captures) {
    const { sha256, file, url, retrieved } = capture;
    const outer = outerFile(file);
    // What stands in a container has its own digest; a file of several reports is one digest.
    const key = JSON.stringify([outer, file.startsWith(`${outer}!/`) ? null : sha256, url, retrieved]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [capture]);
    else group.push(capture);
  }
  return [...groups.values()];
}

const keyOf = (file: string, sha256: string | undefined): string => `${sha256 ?? ''} ${file}`;

/**
 * The records of all captures whose bytes are at hand; `missing` is told the others. Records that the bytes give besides
 * (what a container holds that is no report) are left out.
 */
export async function* reread(
  captures: readonly StoredCapture[],
  source: ByteSource,
  reading: Reading,
  missing: (capture: StoredCapture) => void,
): AsyncGenerator<Reread> {
  const waiting = new Map<string, StoredCapture[]>();
  const times = new WeakMap<Record, number>();
  async function* inputs(): AsyncGenerator<WorkInput> {
    for (const group of groupsOf(captures)) {
      const [first] = group;
      const found = first === undefined ? null : await source.find(first.sha256, first.file);
      if (first === undefined || found === null) {
        group.forEach(missing);
        continue;
      }
      for (const capture of group) {
        const key = keyOf(capture.file, capture.sha256);
        waiting.set(key, [...(waiting.get(key) ?? []), capture]);
      }
      const { url, retrieved } = first;
      const pictures = found.pictures ?? null;
      const options = { file: found.file, url, retrieved, ...(pictures === null ? {} : { pictures }) };
      yield { bytes: found.bytes, options };
    }
  }
  const { threads, timeoutMs } = reading;
  const engines = await openEngines(timeoutMs);
  try {
    const onExamined = (records: readonly Record[], ms: number): void => {
      for (const record of records) times.set(record, ms);
    };
    const options = { threads, timeoutMs, engines: { word: engines.office?.convert ?? null }, onExamined };
    for await (const record of examineMany(inputs(), options)) {
      const capture = waiting.get(keyOf(record.file, record.report?.source.sha256))?.shift();
      if (capture !== undefined) yield { capture, record, ms: times.get(record) ?? null };
    }
  } finally {
    await engines.close();
  }
  for (const left of waiting.values()) for (const capture of left) yield { capture, record: null, ms: null };
}
