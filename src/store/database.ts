/** The embedded database: one file, one process at a time, whole after a kill at any moment. */
import Database from 'libsql';
import { z } from 'zod';
import { StoreError } from './errors.ts';
import { steps } from './schema.ts';

export type Value = string | number | null;
type Connection = InstanceType<typeof Database>;
type Statement = ReturnType<typeof prepare>;

const prepare = (connection: Connection, sql: string) => connection.prepare<Value[]>(sql);

/** A thin layer over SQLite (libSQL's build of it): statements are prepared once, and rows are checked as they come. */
export class StoreDatabase {
  readonly #file: string;
  readonly #connection: Connection;
  readonly #lock: Connection;
  readonly #statements = new Map<string, Statement>();

  private constructor(file: string, connection: Connection, lock: Connection) {
    this.#file = file;
    this.#connection = connection;
    this.#lock = lock;
  }

  /** Opens or makes the file and holds it until it is closed. Throws StoreError. */
  static open(file: string): StoreDatabase {
    let lock: Connection;
    let connection: Connection;
    try {
      lock = holdAlone(`${file}.lock`);
    } catch (error) {
      throw storeErrorOf(error, file);
    }
    try {
      connection = new Database(file);
      connection.pragma('journal_mode = WAL');
      // A check that was told is on the disk: a killed machine forgets nothing either.
      connection.pragma('synchronous = FULL');
      connection.exec('BEGIN IMMEDIATE; COMMIT');
    } catch (error) {
      letGo(lock);
      throw storeErrorOf(error, file);
    }
    const database = new StoreDatabase(file, connection, lock);
    try {
      database.#update(file);
    } catch (error) {
      database.close();
      throw error instanceof StoreError ? error : storeErrorOf(error, file);
    }
    return database;
  }

  /** Throws StoreError where the disk refuses. */
  run(sql: string, values: readonly Value[] = []): void {
    try {
      this.#statement(sql).run(...values);
    } catch (error) {
      throw isOfDisk(error) ? fullError(this.#file) : error;
    }
  }

  rows<T>(schema: z.ZodType<T>, sql: string, values: readonly Value[] = []): T[] {
    return this.#statement(sql)
      .all(...values)
      .map((row) => schema.parse(row));
  }

  row<T>(schema: z.ZodType<T>, sql: string, values: readonly Value[] = []): T | null {
    return this.rows(schema, sql, values)[0] ?? null;
  }

  /** Runs the work whole or not at all. Not to be nested. Throws what the work throws, and StoreError where the disk refuses. */
  atOnce<T>(work: () => T): T {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      // A disk that refuses has ended the transaction already.
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      throw isOfDisk(error) ? fullError(this.#file) : error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
    letGo(this.#lock);
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = prepare(this.#connection, sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #update(file: string): void {
    const versions = this.rows(z.object({ user_version: z.number() }), 'PRAGMA user_version');
    const version = versions[0]?.user_version ?? 0;
    if (version > steps.length) {
      throw new StoreError(
        'store.unknown_version',
        file,
        'was written by a later version of the program. Install that version, or give another folder.',
      );
    }
    for (const [at, step] of steps.entries()) {
      if (at >= version)
        this.#connection.exec(`BEGIN; ${step}; PRAGMA user_version = ${String(at + 1)}; COMMIT`);
    }
  }
}

/**
 * An open transaction on a file of its own, which the system ends with the process. The store's own file cannot serve: it stays
 * locked until the last statement is collected as garbage.
 */
function holdAlone(file: string): Connection {
  const lock = new Database(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return lock;
}

function letGo(lock: Connection): void {
  lock.exec('ROLLBACK');
  lock.close();
}

/** SQLite's codes for a disk that has no more room or refuses (sqlite.org, Result and Error Codes). */
const isOfDisk = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/.test(String(error.code));

const fullError = (file: string): StoreError =>
  new StoreError(
    'store.full',
    file,
    'the disk is full, or refuses to write. What was written before is whole: make room, and run the same command again.',
  );

function storeErrorOf(error: unknown, file: string): StoreError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = error instanceof Error ? error.message : '';
  if (code.startsWith('SQLITE_BUSY') || /locked/i.test(words)) {
    return new StoreError(
      'store.in_use',
      file,
      'another process is using it. Wait until that is done, or stop it.',
    );
  }
  if (/^SQLITE_(?:FULL|IOERR)/.test(code)) return fullError(file);
  return new StoreError(
    'store.unusable',
    file,
    'cannot be opened as a store. Check the disk and the permissions, or give another folder.',
  );
}
