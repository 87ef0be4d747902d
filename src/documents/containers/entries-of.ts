/** What a container holds: every file in it, and in containers in it, unpacked one at a time. */
import { gunzipSync } from 'node:zlib';
import { DocumentError } from '../errors.ts';
import { containerKindOf } from './container-kind.ts';
import type { ContainerKind } from './container-kind.ts';
import { isSkipped, plainName } from './entry-names.ts';
import { containerLimits, ratioFloorBytes } from './limits.ts';
import type { ContainerLimits } from './limits.ts';
import { entriesOfTar } from './tar.ts';
import { unarchive, type Unarchiver } from './unarchive.ts';
import { troubleOf } from './unarchive-trouble.ts';
import { openZip } from './unzip.ts';
import type { Allowance } from './unzip.ts';

/** A file in a container, or why it could not be unpacked: one that is damaged does not harm the others. */
export type ContainerEntry =
  | { readonly name: string; readonly bytes: Uint8Array; readonly error: null }
  | { readonly name: string; readonly bytes: null; readonly error: DocumentError };

/** What unpacking needs beside the bytes. */
export interface ContainerOptions {
  /** The container's name, for messages. */
  readonly file: string;
  readonly limits?: Partial<ContainerLimits>;
  /** Unpacks RAR and 7z; this thread does unless told. */
  readonly unarchive?: Unarchiver | null;
}

/**
 * The files in a container (ZIP, tar, gzip, RAR, 7z), in the container's order, named `inner/name`, or `inner.zip!/name` where
 * a container holds containers; folders, hidden files and `__MACOSX` are left out. Office packages are files, not
 * containers. Throws `DocumentError` where the container itself cannot be opened; an entry that cannot be unpacked
 * carries its error. Nothing is written to disk; of ZIP and tar one
 * entry at a time is in memory.
 */
export async function* entriesOf(
  bytes: Uint8Array,
  options: ContainerOptions,
): AsyncGenerator<ContainerEntry, void, undefined> {
  const limits = { ...containerLimits, ...options.limits };
  const allowance: Allowance = { bytes: limits.totalBytes, entries: limits.entries };
  const kind = containerKindOf(bytes);
  if (kind === null) throw new DocumentError('document.unsupported', options.file, 'this is no container.');
  yield* walk(bytes, kind, {
    file: options.file,
    prefix: '',
    depth: 1,
    limits,
    allowance,
    unarchive: options.unarchive ?? unarchive,
  });
}

interface Level {
  readonly file: string;
  /** What stands before the names: empty, or `inner.zip!/`. */
  readonly prefix: string;
  readonly depth: number;
  readonly limits: ContainerLimits;
  readonly allowance: Allowance;
  readonly unarchive: Unarchiver;
}

async function* walk(
  bytes: Uint8Array,
  kind: ContainerKind,
  level: Level,
): AsyncGenerator<ContainerEntry, void, undefined> {
  for await (const entry of filesIn(bytes, kind, level)) {
    const name = level.prefix + plainName(entry.name);
    const inner = entry.bytes === null ? null : containerKindOf(entry.bytes);
    if (entry.bytes === null) yield { name, bytes: null, error: entry.error };
    else if (inner === null) yield { name, bytes: entry.bytes, error: null };
    else if (level.depth >= level.limits.depth) {
      yield {
        name,
        bytes: null,
        error: new DocumentError(
          'document.too_large',
          `${level.file}!/${name}`,
          `containers are nested deeper than ${level.limits.depth}. Unpack it and parse the report in it.`,
        ),
      };
    } else {
      const below = { ...level, prefix: `${name}!/`, depth: level.depth + 1 };
      try {
        yield* walk(entry.bytes, inner, below);
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
        yield { name, bytes: null, error };
      }
    }
    // Between entries other work may go on.
    await Promise.resolve();
  }
}

type Unpacked = ContainerEntry;

async function* filesIn(
  bytes: Uint8Array,
  kind: ContainerKind,
  level: Level,
): AsyncGenerator<Unpacked, void, undefined> {
  if (kind === 'zip') yield* filesInZip(bytes, level);
  else if (kind === 'tar') yield* filesInTar(bytes, level);
  else if (kind === 'gzip')
    yield { name: gzipName(bytes, level.file), bytes: gunzip(bytes, level), error: null };
  else yield* filesInArchive(bytes, kind, level);
}

function* filesInZip(bytes: Uint8Array, level: Level): Generator<Unpacked> {
  const zip = openZip(bytes, where(level), level.limits, level.allowance);
  for (const [index, name] of zip.names.entries()) {
    if (isSkipped(name)) continue;
    try {
      yield { name, bytes: zip.unpack(index), error: null };
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      yield { name, bytes: null, error };
    }
  }
}

function* filesInTar(bytes: Uint8Array, level: Level): Generator<Unpacked> {
  for (const entry of entriesOfTar(bytes)) {
    level.allowance.entries -= 1;
    if (level.allowance.entries < 0) throw tooMany(level);
    if (entry === null) {
      throw new DocumentError(
        'document.damaged',
        where(level),
        'the tar archive breaks off. Fetch it again.',
      );
    }
    if (!isSkipped(entry.name)) yield { ...entry, error: null };
  }
}

async function* filesInArchive(
  bytes: Uint8Array,
  kind: 'rar' | '7z',
  level: Level,
): AsyncGenerator<Unpacked, void, undefined> {
  const { limits, allowance } = level;
  const { files, trouble } = await level.unarchive(bytes, {
    ...limits,
    entries: allowance.entries,
    totalBytes: allowance.bytes,
  });
  for (const file of files) {
    allowance.entries -= 1;
    allowance.bytes -= file.bytes?.length ?? 0;
    if (file.bytes !== null) yield { name: file.name, bytes: file.bytes, error: null };
    else {
      const inner = `${where(level)}!/${plainName(file.name)}`;
      yield { name: file.name, bytes: null, error: troubleOf(file.trouble, kind, inner) };
    }
  }
  if (trouble === 'too many') throw tooMany(level);
  if (trouble !== null) throw troubleOf(trouble, kind, where(level));
}

function gunzip(bytes: Uint8Array, level: Level): Uint8Array {
  const { limits, allowance, file } = level;
  const most = Math.min(
    limits.entryBytes,
    allowance.bytes,
    Math.max(ratioFloorBytes, bytes.length * limits.ratio),
  );
  try {
    const unpacked = gunzipSync(bytes, { maxOutputLength: Math.max(1, most) });
    allowance.bytes -= unpacked.length;
    return unpacked;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new DocumentError(
        'document.too_large',
        where(level),
        `the gzip file unpacks to more than ${most} bytes. If it is a report, unpack it and parse that.`,
      );
    }
    throw new DocumentError(
      'document.damaged',
      where({ ...level, file }),
      'the gzip file is damaged. Fetch it again.',
    );
  }
}

/** The name stored in a gzip file, or else the container's own without `.gz`. */
function gzipName(bytes: Uint8Array, file: string): string {
  const hasName = ((bytes[3] ?? 0) & 8) !== 0 && ((bytes[3] ?? 0) & 4) === 0;
  const end = hasName ? bytes.indexOf(0, 10) : -1;
  if (end > 10 && end < 300) return Buffer.from(bytes.subarray(10, end)).toString('latin1');
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return base.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
}

function tooMany(level: Level): DocumentError {
  return new DocumentError(
    'document.too_large',
    where(level),
    `the container holds more than ${level.limits.entries} entries. Unpack it and parse the report in it.`,
  );
}

function where(level: Level): string {
  return level.prefix === '' ? level.file : `${level.file}!/${level.prefix.slice(0, -2)}`;
}
