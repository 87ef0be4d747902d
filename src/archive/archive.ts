/** Captures on disk: WARC files that only grow, an index beside each, and nothing half-written. */
import { mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppendFile, writeThrough, type WriteThrough } from './append-file.ts';
import { cdxjLine, type Entry } from './cdxj.ts';
import { labelled, sha256 } from './digests.ts';
import { ArchiveError, archiveErrorOf } from './errors.ts';
import type { Exchange, Rendering, Resource } from './exchange.ts';
import { mediaTypeOf } from './media-type.ts';
import { indexOf, recover } from './recover.ts';
import {
  serializeExchange,
  serializeInfo,
  serializeRendering,
  serializeResource,
  type Serialized,
} from './serialize.ts';

export interface ArchiveOptions {
  /** The program's version, for the file's first record. */
  readonly program: string;
  /** ISO time, for the first record of a new file. */
  readonly now: () => string;
  /** Bytes after which another file is begun; 1 GiB unless told. */
  readonly fileBytes?: number;
  /** How bytes reach the disk; tests give one that fills. */
  readonly write?: WriteThrough;
}

const nameShape = /^gongkai-(\d{5})\.warc\.gz$/;
const nameOf = (number: number): string => `gongkai-${String(number).padStart(5, '0')}.warc.gz`;

const heldAs = (digest: string, url: string): string => `${digest} ${url}`;

interface Current {
  readonly name: string;
  readonly warc: AppendFile;
  readonly index: AppendFile;
}

export class Archive {
  readonly folder: string;
  readonly #options: ArchiveOptions;
  /** The first record of each body, by digest. */
  readonly #bodies = new Map<string, Entry>();
  /** Every document that is held at an address: one body may lie at several. */
  readonly #held = new Set<string>();
  readonly #entries = new Map<string, Entry>();
  #last: string | null = null;
  #files: string[] = [];
  #current: Current | null = null;
  /** Records are added one after the other, whoever asks. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, options: ArchiveOptions) {
    this.folder = folder;
    this.#options = options;
  }

  /**
   * Opens or makes an archive. What a killed run left half-written at the end of the last file is cut off, and what its
   * index lacks is found in the file. One process at a time may hold it (the store sees to that). Throws ArchiveError.
   */
  static async open(folder: string, options: ArchiveOptions): Promise<Archive> {
    const archive = new Archive(folder, options);
    try {
      await mkdir(folder, { recursive: true });
      archive.#files = (await readdir(folder)).filter((name) => nameShape.test(name)).sort();
      for (const [at, name] of archive.#files.entries()) {
        const found = await recover(folder, name);
        for (const entry of found.entries) archive.#remember(entry);
        const isLast = at === archive.#files.length - 1;
        if (isLast) await archive.#resume(name, found.size, found.entries);
        else if (found.isStale) await archive.#writeIndex(name);
      }
    } catch (error) {
      throw archiveErrorOf(error, folder);
    }
    return archive;
  }

  /** Everything archived, in the order of archiving. */
  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** The id of the last record; null where there is none. An archive that has it has all that was before it. */
  get lastRecord(): string | null {
    return this.#last;
  }

  /** The entry of a record; null where the archive has none of this id. */
  entry(recordId: string): Entry | null {
    return this.#entries.get(recordId) ?? null;
  }

  /** Archives an exchange: a revisit where its body is archived already. Throws ArchiveError; then nothing was added. */
  async add(exchange: Exchange): Promise<Entry> {
    return this.#inTurn(async () => {
      const known = exchange.body.length === 0 ? null : this.#knownBody(exchange);
      const earlier = known === null ? null : { url: known.url, date: known.date };
      const type = exchange.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
      const made = await serializeExchange(exchange, earlier);
      return this.#append(made, {
        url: exchange.url,
        date: exchange.date,
        mime: mediaTypeOf(type) ?? 'application/octet-stream',
        status: exchange.status,
        isRevisit: earlier !== null,
      });
    });
  }

  /** Archives a document that was not fetched by us. False where the same document of the same address is there already. */
  async addResource(resource: Resource): Promise<boolean> {
    return this.#inTurn(async () => {
      const made = await serializeResource(resource);
      const { url, date, contentType } = resource;
      if (this.#held.has(heldAs(made.digest, url))) return false;
      const mime = mediaTypeOf(contentType) ?? 'application/octet-stream';
      await this.#append(made, { url, date, mime, status: null, isRevisit: false });
      return true;
    });
  }

  /** Archives what a browser made of a page. Throws ArchiveError; then nothing was added. */
  async addRendering(rendering: Rendering): Promise<Entry> {
    return this.#inTurn(async () => {
      const made = await serializeRendering(rendering);
      const known = this.#bodies.get(made.digest);
      if (known?.url === rendering.url && known.status === null) return known;
      const { url, date } = rendering;
      return this.#append(made, { url, date, mime: 'text/html', status: null, isRevisit: false });
    });
  }

  /** The block of a record: header fields of HTTP and body, or a rendering. Throws ArchiveError. */
  async read(entry: Entry): Promise<Buffer> {
    const path = join(this.folder, entry.filename);
    const file = await open(path, 'r').catch((error: unknown) => {
      throw archiveErrorOf(error, path);
    });
    try {
      const bytes = Buffer.alloc(entry.length);
      const { bytesRead } = await file.read(bytes, 0, entry.length, entry.offset);
      const record = gunzipSync(bytes.subarray(0, bytesRead));
      const end = record.indexOf('\r\n\r\n');
      if (end < 0) throw new Error('no head');
      return record.subarray(end + 4, record.length - 4);
    } catch {
      throw new ArchiveError(
        'archive.damaged',
        path,
        `the record at ${String(entry.offset)} cannot be read. Restore the file from a copy.`,
      );
    } finally {
      await file.close();
    }
  }

  /** Sorts the index of the file in use, and closes it. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      const current = this.#current;
      this.#current = null;
      if (current === null) return;
      await current.warc.close();
      await current.index.close();
      await this.#writeIndex(current.name);
    });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #knownBody(exchange: Exchange): Entry | null {
    const digest = labelled(sha256(exchange.body));
    return this.#bodies.get(digest) ?? null;
  }

  #remember(entry: Entry): void {
    this.#entries.set(entry.recordId, entry);
    this.#held.add(heldAs(entry.digest, entry.url));
    this.#last = entry.recordId;
    if (!entry.isRevisit && !this.#bodies.has(entry.digest)) this.#bodies.set(entry.digest, entry);
  }

  async #append(
    made: Serialized & { readonly answerAt: number; readonly digest: string },
    facts: Pick<Entry, 'url' | 'date' | 'mime' | 'status' | 'isRevisit'>,
  ): Promise<Entry> {
    const { name, warc, index } = await this.#file();
    const start = await warc.append(made.bytes);
    const entry: Entry = {
      ...facts,
      digest: made.digest,
      filename: name,
      offset: start + made.answerAt,
      length: made.bytes.length - made.answerAt,
      recordId: made.recordId,
    };
    this.#remember(entry);
    await index.append(Buffer.from(cdxjLine(entry)));
    return entry;
  }

  async #file(): Promise<Current> {
    const limit = this.#options.fileBytes ?? 1024 ** 3;
    if (this.#current !== null && this.#current.warc.size < limit) return this.#current;
    const old = this.#current;
    if (old !== null) {
      await old.warc.close();
      await old.index.close();
      await this.#writeIndex(old.name);
      this.#current = null;
    }
    const name = nameOf(1 + Number(nameShape.exec(this.#files.at(-1) ?? '')?.[1] ?? 0));
    this.#files.push(name);
    return this.#resume(name, 0, []);
  }

  async #resume(name: string, size: number, entries: readonly Entry[]): Promise<Current> {
    const write = this.#options.write ?? writeThrough;
    const path = join(this.folder, name);
    const warc = await AppendFile.open(path, size, write);
    if (size === 0) await warc.append(await serializeInfo(name, this.#options.now(), this.#options.program));
    const index = await AppendFile.open(indexOf(path), 0, write);
    if (entries.length > 0) await index.append(Buffer.from(entries.map(cdxjLine).join('')));
    this.#current = { name, warc, index };
    return this.#current;
  }

  /** Writes the sorted index of a file anew, whole or not at all. */
  async #writeIndex(name: string): Promise<void> {
    const path = indexOf(join(this.folder, name));
    const lines = this.entries.filter((entry) => entry.filename === name).map(cdxjLine);
    try {
      await writeFile(
        `${path}.new`,
        lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join(''),
      );
      await rename(`${path}.new`, path);
    } catch (error) {
      throw archiveErrorOf(error, path);
    }
  }
}
