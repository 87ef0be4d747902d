/** The one writer of an ingest: puts reports into the archive, and remembers in the store which files are finished. */
import type { Archive } from '../archive/index.ts';
import type { IngestedFile, Store } from '../store/index.ts';
import type { ExaminedCapture } from '../work/index.ts';
import { cleanText } from './clean-text.ts';
import { isUnchanged, type FileFacts } from './ingest-files.ts';
import type { Terminal } from './terminal.ts';

/** Failures of this machine or moment: whoever runs the command again may read the document, so its file is not finished. */
const passing = new Set(['engine.missing', 'document.timeout', 'engine.crashed', 'program.failed']);

export interface KeeperOptions {
  readonly archive: Archive;
  readonly store: Store;
  /** The name of the code that reads. */
  readonly reader: string;
  /** Whether files that an earlier run finished are read again. */
  readonly isAgain: boolean;
  readonly terminal: Terminal;
}

/** Of the file that is being taken. */
interface Tally {
  documents: number;
  reports: number;
  failed: number;
  /** Whether another run may find more in it, or is to say again what is wrong with it. */
  isUnsettled: boolean;
}

export class Keeper {
  /** What the summary tells. */
  readonly counts = { documents: 0, reports: 0, known: 0, before: { files: 0, failed: 0 } };
  readonly #options: KeeperOptions;
  #tally: Tally = { documents: 0, reports: 0, failed: 0, isUnsettled: false };
  #finished: IngestedFile[] = [];

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Whether an earlier run of this very program finished the file, and the archive has what it gave. */
  isFinished(file: FileFacts): boolean {
    const known = this.#options.isAgain ? null : this.#options.store.ingestedAt(file.key);
    return (
      known !== null && this.#holds(known) && known.size === file.size && known.modified === file.modified
    );
  }

  /** Digests of finished files of a size, for a file that was moved. */
  digestsOfSize(size: number): string[] {
    const known = this.#options.isAgain ? [] : this.#options.store.ingestedOfSize(size);
    return known.filter((file) => this.#holds(file)).map(({ sha256 }) => sha256);
  }

  /** Counts a file that was finished before: at its place, or (with its digest) at another, which is remembered too. */
  passOver(file: FileFacts, sha256: string | null): void {
    const { store, terminal } = this.#options;
    const known =
      sha256 === null
        ? store.ingestedAt(file.key)
        : (store.ingestedOfSize(file.size).find((one) => one.sha256 === sha256) ?? null);
    if (known === null) return;
    const { documents, reports, failed } = known;
    if (sha256 !== null)
      store.finishIngested([{ ...known, path: file.key, size: file.size, modified: file.modified }]);
    this.counts.documents += documents;
    this.counts.reports += reports;
    this.counts.known += reports;
    this.counts.before.files += 1;
    this.counts.before.failed += failed;
    terminal.log?.write({ kind: 'ingested', file: file.name, documents, reports, isFromBefore: true });
  }

  /** Begins a file. */
  begin(): void {
    this.#tally = { documents: 0, reports: 0, failed: 0, isUnsettled: false };
  }

  /** Something of the file cannot be read: where it is the file itself, the next run says so again. */
  trouble(url: string | null): void {
    if (url === null) this.#tally.isUnsettled = true;
    else this.#tally.failed += 1;
  }

  /** Archives a document that is a report; a container is kept once, whatever it holds. Throws ArchiveError. */
  async keep({ url, date, mediaType, charset, about, bytes, briefs }: ExaminedCapture): Promise<void> {
    const { archive, terminal } = this.#options;
    const tally = this.#tally;
    tally.documents += 1;
    this.counts.documents += 1;
    for (const brief of briefs) {
      terminal.log?.document(brief, brief.ms);
      if (brief.error === null) continue;
      terminal.say(cleanText(brief.error.message));
      tally.failed += 1;
      if (passing.has(brief.error.code)) tally.isUnsettled = true;
    }
    const report = briefs.find((brief) => brief.report !== null);
    if (report === undefined || bytes === null) return;
    tally.reports += 1;
    this.counts.reports += 1;
    const type = mediaType ?? report.mediaType ?? 'application/octet-stream';
    const contentType = charset === null ? type : `${type}; charset=${charset}`;
    const isNew = await archive.addResource({ url, date, contentType, bytes, about });
    if (!isNew) this.counts.known += 1;
  }

  /** All of the file is in the archive: that is remembered at once. */
  async finish(file: FileFacts, sha256: string): Promise<void> {
    await this.finishLater(file, sha256);
    this.writeFinished();
  }

  /** The same, remembered with the next that is. */
  async finishLater(file: FileFacts, sha256: string): Promise<void> {
    const { archive, reader, terminal } = this.#options;
    const { documents, reports, failed, isUnsettled } = this.#tally;
    terminal.log?.write({ kind: 'ingested', file: file.name, documents, reports, isFromBefore: false });
    // What was written while it was read may have been read in part.
    if (isUnsettled || !(await isUnchanged(file))) return;
    const { key: path, size, modified } = file;
    const lastRecord = archive.lastRecord;
    this.#finished.push({ path, size, modified, sha256, reader, documents, reports, failed, lastRecord });
  }

  /** Remembers what is finished. Throws StoreError. */
  writeFinished(): void {
    if (this.#finished.length > 0) this.#options.store.finishIngested(this.#finished);
    this.#finished = [];
  }

  /** Whether what a finished file gave is still in the archive, and the same code would read it again. */
  #holds({ reader, lastRecord }: IngestedFile): boolean {
    const { archive, reader: now } = this.#options;
    return reader === now && (lastRecord === null || archive.entry(lastRecord) !== null);
  }
}
