/** Files that were ingested to their end, so that a run that is begun again passes over them. */
import { z } from 'zod';
import type { StoreDatabase } from './database.ts';

export interface IngestedFile {
  /** Absolute; of a name that is no UTF-8, `bytes:` and its bytes in hex. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written, in nanoseconds. */
  readonly modified: string;
  /** 64 hex digits. */
  readonly sha256: string;
  /** The name of the code that read it: another may find more. */
  readonly reader: string;
  /** Documents that could be reports, and were looked at. */
  readonly documents: number;
  /** Those that are reports, and in the archive. */
  readonly reports: number;
  /** Those that could not be read, whoever tries. */
  readonly failed: number;
  /** The last record of the archive when the file was finished; null where the archive was empty. */
  readonly lastRecord: string | null;
}

const ingestedRow = z
  .object({
    path: z.string(),
    size: z.number(),
    modified: z.string(),
    sha256: z.string(),
    reader: z.string(),
    documents: z.number(),
    reports: z.number(),
    failed: z.number(),
    last_record: z.string().nullable(),
  })
  .transform(({ last_record: lastRecord, ...row }): IngestedFile => ({ ...row, lastRecord }));

/** Of the path; null where nothing is known of it. */
export function ingestedAt(db: StoreDatabase, path: string): IngestedFile | null {
  return db.row(ingestedRow, 'SELECT * FROM ingested WHERE path = ?', [path]);
}

/** Of the size, in the order of their paths. */
export function ingestedOfSize(db: StoreDatabase, size: number): IngestedFile[] {
  return db.rows(ingestedRow, 'SELECT * FROM ingested WHERE size = ? ORDER BY path', [size]);
}

/** Within one transaction of the caller. */
export function writeIngested(db: StoreDatabase, files: readonly IngestedFile[]): void {
  for (const file of files) {
    db.run(
      `INSERT OR REPLACE INTO ingested (path, size, modified, sha256, reader, documents, reports, failed, last_record)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        file.path,
        file.size,
        file.modified,
        file.sha256,
        file.reader,
        file.documents,
        file.reports,
        file.failed,
        file.lastRecord,
      ],
    );
  }
}
