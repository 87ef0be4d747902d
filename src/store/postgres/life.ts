/** That a worker lives: a connection of its own that holds locks, which the server lets go when the worker dies. */
import type pg from 'pg';
import { z } from 'zod';
import { shownAddress } from './database.ts';
import { PostgresError } from './errors.ts';

/** Classes of advisory locks (the first of their two numbers): of workers that live, and of sites that are asked. */
export const lockClasses = { worker: 0x676b, site: 0x676c };

/** How often the connection is tried, and how long an answer may take. Milliseconds. */
const beat = { everyMs: 5_000, answerMs: 10_000 };
/** Seconds after which the server looks whether the worker's machine is there, between looks, and looks without an answer. */
const keepAlive = { idle: 10, interval: 5, count: 3 };

const numberRow = z.object({ id: z.number() });
const heldRow = z.object({ held: z.boolean() });

export class Life {
  /** The worker's number. */
  readonly id: number;
  /** Aborted when the connection is lost: from then on others may take what this worker had. */
  readonly lost: AbortSignal;
  readonly #lost: AbortController;
  readonly #place: string;
  readonly #client: pg.Client;
  readonly #timer: NodeJS.Timeout;
  /** Sites that this worker asks. */
  readonly #sites = new Set<string>();
  /** One statement at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(id: number, client: pg.Client, lost: AbortController, place: string) {
    this.id = id;
    this.#client = client;
    this.#lost = lost;
    this.lost = lost.signal;
    this.#place = place;
    this.#timer = setInterval(() => {
      this.#query('SELECT 1').catch(() => undefined);
    }, beat.everyMs);
    this.#timer.unref();
  }

  /** Begins a worker's life. Throws the driver's errors. */
  static async begin(address: string, name: string): Promise<Life> {
    const { default: driver } = await import('pg');
    const client = new driver.Client({
      connectionString: address,
      application_name: 'gongkai worker',
      connectionTimeoutMillis: beat.answerMs,
      query_timeout: beat.answerMs,
      keepAlive: true,
    });
    const lost = new AbortController();
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    try {
      await client.connect();
      const { idle, interval, count } = keepAlive;
      await client.query(
        `SET tcp_keepalives_idle = ${String(idle)}; SET tcp_keepalives_interval = ${String(interval)}; SET tcp_keepalives_count = ${String(count)}`,
      );
      const made = await client.query("SELECT nextval('gongkai.worker_numbers')::integer AS id");
      const { id } = numberRow.parse(made.rows[0]);
      await client.query('SELECT pg_advisory_lock($1, $2)', [lockClasses.worker, id]);
      await client.query('INSERT INTO gongkai.workers (id, name) VALUES ($1, $2)', [id, name]);
      return new Life(id, client, lost, shownAddress(address));
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Takes the locks of all these sites, or none: false where another worker asks one of them. Throws the driver's errors. */
  async holdSites(sites: readonly string[]): Promise<boolean> {
    // The server gives a lock twice to the same connection: of this worker's own we know ourselves.
    if (sites.some((site) => this.#sites.has(site))) return false;
    for (const site of sites) this.#sites.add(site);
    const held: string[] = [];
    for (const site of sites) {
      const { rows } = await this.#query('SELECT pg_try_advisory_lock($1, hashtext($2)) AS held', [
        lockClasses.site,
        site,
      ]);
      if (!heldRow.parse(rows[0]).held) {
        for (const one of sites) if (!held.includes(one)) this.#sites.delete(one);
        await this.freeSites(held);
        return false;
      }
      held.push(site);
    }
    return true;
  }

  /** Lets sites go. A lost connection has let them go already. */
  async freeSites(sites: readonly string[]): Promise<void> {
    for (const site of sites) {
      await this.#query('SELECT pg_advisory_unlock($1, hashtext($2))', [lockClasses.site, site]).catch(
        () => undefined,
      );
      this.#sites.delete(site);
    }
  }

  /** Ends the worker's life; what it still has is taken by others. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn.catch(() => undefined);
    await this.#client.end().catch(() => undefined);
  }

  #query(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
    const ask = async (): Promise<{ rows: unknown[] }> => {
      try {
        return await this.#client.query(text, values);
      } catch (error) {
        // Nothing in these statements can be wrong: it is the connection.
        this.#lost.abort();
        const why = error instanceof Error ? error.message : '';
        throw new PostgresError('postgres.unreachable', this.#place, `the connection is lost (${why}).`);
      }
    };
    const turn = this.#turn.then(ask, ask);
    this.#turn = turn;
    return turn;
  }
}
