/** Captures of a dataset to records, read again from their bytes. */
import type { StoredCapture } from '../dataset/index.ts';
import type { Record } from '../record/index.ts';
import { examineMany, type WorkInput } from '../work/index.ts';
import { readCaptures, type Capture } from '../archive/index.ts';
import { holds, outerFile, type ByteSource } from './bytes-by-digest.ts';
import { inputOfCapture } from './captured-documents.ts';
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

const placeOf = (url: string | null, retrieved: string | null): string => JSON.stringify([url, retrieved]);

/** Captures that are looked for in WARC files, by the address and the time at which they were made. */
class CapturedGroups {
  readonly #groups = new Map<string, StoredCapture[][]>();

  add(group: StoredCapture[]): void {
    const [first] = group;
    if (first === undefined) return;
    const key = placeOf(first.url, first.retrieved);
    this.#groups.set(key, [...(this.#groups.get(key) ?? []), group]);
  }

  /** Those that a capture of a WARC holds; null for none. */
  async take({ url, date, bytes }: Capture): Promise<StoredCapture[] | null> {
    const key = placeOf(url, date);
    const groups = this.#groups.get(key) ?? [];
    for (const group of groups) {
      const [first] = group;
      if (first === undefined || outerFile(first.file) !== url || !(await holds(bytes, first.sha256)))
        continue;
      const others = groups.filter((one) => one !== group);
      if (others.length > 0) this.#groups.set(key, others);
      else this.#groups.delete(key);
      return group;
    }
    return null;
  }

  isEmpty(): boolean {
    return this.#groups.size === 0;
  }

  left(): StoredCapture[] {
    return [...this.#groups.values()].flat(2);
  }
}

/**
 * The records of all captures whose bytes are at hand, as files or, by their address and time, in WARC files; `missing` is told the others. Records that the bytes give besides
 * (what a container holds that is no report) are left out.
 */
export async function* reread(
  captures: readonly StoredCapture[],
  source: ByteSource,
  warcs: () => AsyncIterable<Buffer>,
  reading: Reading,
  missing: (capture: StoredCapture) => void,
): AsyncGenerator<Reread> {
  const waiting = new Map<string, StoredCapture[]>();
  const times = new WeakMap<Record, number>();
  const wait = (group: readonly StoredCapture[]): void => {
    for (const capture of group) {
      const key = keyOf(capture.file, capture.sha256);
      waiting.set(key, [...(waiting.get(key) ?? []), capture]);
    }
  };
  async function* inputs(): AsyncGenerator<WorkInput> {
    const captured = new CapturedGroups();
    for (const group of groupsOf(captures)) {
      const [first] = group;
      const found = first === undefined ? null : await source.find(first.sha256, first.file);
      if (first === undefined || found === null) {
        captured.add(group);
        continue;
      }
      wait(group);
      const { url, retrieved } = first;
      const pictures = found.pictures ?? null;
      const options = { file: found.file, url, retrieved, ...(pictures === null ? {} : { pictures }) };
      yield { bytes: found.bytes, options };
    }
    for await (const warc of captured.isEmpty() ? [] : warcs()) {
      for await (const capture of readCaptures(warc)) {
        const group = await captured.take(capture);
        if (group === null) continue;
        wait(group);
        yield inputOfCapture(capture);
        if (captured.isEmpty()) return;
      }
    }
    captured.left().forEach(missing);
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
