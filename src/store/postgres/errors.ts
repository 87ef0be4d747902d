/** What can go wrong with PostgreSQL, and what passes by itself. */
import { z } from 'zod';

export type PostgresErrorCode =
  | 'postgres.bad_address' // no address of a database
  | 'postgres.unreachable' // nobody answers there
  | 'postgres.refused' // the server refuses the user, the password or the database
  | 'postgres.too_old' // a server older than the oldest that we use
  | 'postgres.unknown_version' // the tables were made by a later version of the program
  | 'postgres.full' // its disk has no more room
  | 'postgres.read_only'; // it takes no changes: a standby, or a database that was set so

/** Ends the use of the shared store; the message is one sentence with a way out. `place`: the address, without its password. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  readonly code: PostgresErrorCode;
  readonly place: string;

  constructor(code: PostgresErrorCode, place: string, sentence: string) {
    super(`${place}: ${sentence}`);
    this.code = code;
    this.place = place;
  }
}

const codeSchema = z.object({ code: z.string() });

/** The code of an error of the driver: five characters of PostgreSQL's, or one of the system's; empty for none. */
function codeOf(error: unknown): string {
  return codeSchema.safeParse(error).data?.code ?? '';
}

const systemCodes =
  /^(?:ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)$/;
/** Connection exceptions, shutdown, start-up, too many connections; two transactions in each other's way (PostgreSQL, appendix A). */
const passingCodes = /^(?:08...|57P0[1-3]|53300|40001|40P01)$/;
const driverWords =
  /not queryable|Connection terminated|timeout exceeded when trying to connect|Query read timeout/i;

/** Whether the server is away, so that the same will do when it is back. */
export function isAway(error: unknown): boolean {
  if (error instanceof PostgresError) return error.code === 'postgres.unreachable';
  const code = codeOf(error);
  if (systemCodes.test(code) || passingCodes.test(code)) return true;
  return error instanceof Error && driverWords.test(error.message);
}

/** The store's word for an error of the driver; other errors as they are. */
export function postgresErrorOf(error: unknown, place: string): unknown {
  if (error instanceof PostgresError) return error;
  const code = codeOf(error);
  if (isAway(error)) {
    return new PostgresError(
      'postgres.unreachable',
      place,
      `PostgreSQL does not answer (${code === '' ? 'connection lost' : code}). Start it, or mend the address.`,
    );
  }
  // Invalid authorization, and a database that is not there.
  if (/^(?:28...|3D000|42501)$/.test(code)) {
    return new PostgresError(
      'postgres.refused',
      place,
      `PostgreSQL refuses (${code}). Check the user, the password, the database and what the user may do.`,
    );
  }
  if (code === '53100') {
    return new PostgresError(
      'postgres.full',
      place,
      "PostgreSQL's disk is full. What was committed is whole: make room, and run the same command again.",
    );
  }
  if (code === '25006') {
    return new PostgresError(
      'postgres.read_only',
      place,
      'PostgreSQL takes no changes (a standby, or set read-only). Give the address of the server that does.',
    );
  }
  return error;
}
