/** A PostgreSQL database: a pool of connections, transactions, and the tables brought up to date. */
import type pg from 'pg';
import { z } from 'zod';
import { PostgresError, postgresErrorOf } from './errors.ts';
import { steps } from './tables.ts';

/** The oldest major version that is used: `gen_random_uuid` is built in since then. */
export const oldestPostgres = 13;
/** Connections of one process, besides that which says that it lives. */
const poolSize = 8;
/** How long a connection may take to come about, in milliseconds. */
const connectMs = 10_000;

/** Holds the tables while they are made: `gongkai` in numbers. */
const tablesLock = 0x676b_0001;

/** Runs SQL with values. What a transaction's work is given, and what pg-boss takes as its database. */
export interface Sql {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
}

/** Whether a text is an address of a PostgreSQL database. */
export function isPostgresAddress(text: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(text);
}

/** The address as it may be shown: without its password. */
export function shownAddress(address: string): string {
  return address
    .replace(/^(postgres(?:ql)?:\/\/[^:@/?]*):[^@/]*@/, '$1@')
    .replace(/([?&]password=)[^&]*/g, '$1…');
}

export class PostgresDatabase {
  readonly address: string;
  /** The address without its password, for people. */
  readonly place: string;
  readonly #pool: pg.Pool;

  private constructor(address: string, pool: pg.Pool) {
    this.address = address;
    this.place = shownAddress(address);
    this.#pool = pool;
  }

  /** Connects, and makes or updates the tables. Throws PostgresError. */
  static async open(address: string): Promise<PostgresDatabase> {
    if (!isPostgresAddress(address)) {
      throw new PostgresError(
        'postgres.bad_address',
        address.slice(0, 60),
        'this is no address of a database. Give one such as postgres://user@host/database.',
      );
    }
    const { default: driver } = await import('pg');
    const pool = new driver.Pool({
      connectionString: address,
      max: poolSize,
      connectionTimeoutMillis: connectMs,
      application_name: 'gongkai',
    });
    // A connection that dies while nobody uses it is noticed by the next query.
    pool.on('error', () => undefined);
    const database = new PostgresDatabase(address, pool);
    try {
      await database.#update();
      return database;
    } catch (error) {
      await pool.end();
      throw postgresErrorOf(error, database.place);
    }
  }

  /** Runs SQL by itself. Throws PostgresError and the driver's errors. */
  readonly executeSql: Sql['executeSql'] = async (text, values) => {
    try {
      const { rows }: { rows: unknown[] } = await this.#pool.query(text, values);
      return { rows };
    } catch (error) {
      throw postgresErrorOf(error, this.place);
    }
  };

  async rows<T>(schema: z.ZodType<T>, text: string, values?: unknown[], sql: Sql = this): Promise<T[]> {
    const { rows } = await sql.executeSql(text, values);
    return rows.map((row) => schema.parse(row));
  }

  /** Runs the work whole or not at all.  Throws what the work throws, and PostgresError. */
  async atOnce<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw postgresErrorOf(error, this.place);
    }
    let broken: unknown = null;
    // A connection that is lost says so by itself, too: the statement under way fails, which is enough.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    try {
      await client.query('BEGIN');
      const result = await work({ executeSql: (text, values) => client.query(text, values) });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // Whatever the server did of it, a connection that cannot roll back is not used again.
      await client.query('ROLLBACK').catch((failure: unknown) => (broken = failure));
      throw postgresErrorOf(error, this.place);
    } finally {
      client.removeListener('error', ignore);
      client.release(broken !== null);
    }
  }

  /** A connection that sees the database as it is now, whatever others write. Whoever asks ends it. */
  async snapshot(): Promise<Sql & { readonly end: () => Promise<void> }> {
    const { default: driver } = await import('pg');
    const client = new driver.Client({ connectionString: this.address, application_name: 'gongkai' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    } catch (error) {
      throw postgresErrorOf(error, this.place);
    }
    return {
      executeSql: async (text, values) => {
        try {
          return await client.query(text, values);
        } catch (error) {
          throw postgresErrorOf(error, this.place);
        }
      },
      end: () => client.end(),
    };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #update(): Promise<void> {
    const numbers = z.object({ server_version_num: z.coerce.number() });
    const [server] = await this.rows(numbers, 'SHOW server_version_num');
    if ((server?.server_version_num ?? 0) < oldestPostgres * 10_000) {
      throw new PostgresError(
        'postgres.too_old',
        this.place,
        `this PostgreSQL is older than ${String(oldestPostgres)}. Give one of version ${String(oldestPostgres)} or later.`,
      );
    }
    await this.atOnce(async (sql) => {
      await sql.executeSql('SELECT pg_advisory_xact_lock($1)', [tablesLock]);
      await sql.executeSql('CREATE SCHEMA IF NOT EXISTS gongkai');
      await sql.executeSql('CREATE TABLE IF NOT EXISTS gongkai.version (number integer NOT NULL)');
      const found = z.object({ number: z.number() });
      const [row] = await this.rows(found, 'SELECT number FROM gongkai.version', [], sql);
      const version = row?.number ?? 0;
      if (version > steps.length) {
        throw new PostgresError(
          'postgres.unknown_version',
          this.place,
          'its tables were made by a later version of the program. Install that version, or give another database.',
        );
      }
      for (const step of steps.slice(version)) await sql.executeSql(step);
      await sql.executeSql('DELETE FROM gongkai.version');
      await sql.executeSql('INSERT INTO gongkai.version VALUES ($1)', [steps.length]);
    });
  }
}
