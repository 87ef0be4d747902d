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
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Opens or makes the file and holds it until it is closed. Throws StoreError. */
  static open(file: string): StoreDatabase {
    let connection: Connection;
    try {
      connection = new Database(file);
      connection.pragma('locking_mode = EXCLUSIVE');
      connection.pragma('journal_mode = WAL');
      // A check that was told is on the disk: a killed machine forgets nothing either.
      connection.pragma('synchronous = FULL');
      connection.exec('BEGIN IMMEDIATE; COMMIT');
    } catch (error) {
      throw storeErrorOf(error, file);
    }
    const database = new StoreDatabase(connection);
    try {
      database.#update(file);
    } catch (error) {
      connection.close();
      throw error instanceof StoreError ? error : storeErrorOf(error, file);
    }
    return database;
  }

  run(sql: string, values: readonly Value[] = []): void {
    this.#statement(sql).run(...values);
  }

  rows<T>(schema: z.ZodType<T>, sql: string, values: readonly Value[] = []): T[] {
    return this.#statement(sql)
      .all(...values)
      .map((row) => schema.parse(row));
  }

  row<T>(schema: z.ZodType<T>, sql: string, values: readonly Value[] = []): T | null {
    return this.rows(schema, sql, values)[0] ?? null;
  }

  /** Runs the work whole or not at all. Not to be nested. */
  atOnce<T>(work: () => T): T {
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    // The file stays open until the statements are collected as garbage: the lock must not.
    this.#connection.pragma('wal_checkpoint(TRUNCATE)');
    this.#connection.pragma('locking_mode = NORMAL');
    this.#connection.exec('BEGIN IMMEDIATE; COMMIT');
    this.#connection.close();
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
  return new StoreError(
    'store.unusable',
    file,
    'cannot be opened as a store. Check the disk and the permissions, or give another folder.',
  );
}
