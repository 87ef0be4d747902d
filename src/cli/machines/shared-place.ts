/** Where the shared store and the captures are, from options and the environment; and what they refuse, as sentences. */
import {
  CaptureStoreError,
  openCaptures,
  PostgresError,
  SharedStore,
  type CaptureStore,
} from '../../store/index.ts';
import { exitCodes, Stop } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

/** The address of the database. Throws Stop where none is named. */
export function postgresOf(given: string | undefined, { t }: Terminal): string {
  const address = given ?? process.env['GONGKAI_POSTGRES'];
  if (address === undefined || address === '') throw new Stop(t.machines.noPostgres);
  return address;
}

/** The store of captures. Throws Stop where none is named, or it cannot be one. */
export function archiveOf(given: string | undefined, { t }: Terminal): CaptureStore {
  const place = given ?? process.env['GONGKAI_ARCHIVE'];
  if (place === undefined || place === '') throw new Stop(t.machines.noArchive);
  try {
    return openCaptures(place, process.env);
  } catch (error) {
    throw stopOf(error);
  }
}

/** A Stop with the store's own sentence; other errors as they are. */
export function stopOf(error: unknown): unknown {
  return error instanceof PostgresError || error instanceof CaptureStoreError
    ? new Stop(error.message, exitCodes.someFailed)
    : error;
}

/** Opens the shared store, gives it to the work, and closes it. Throws Stop where it cannot be had. */
export async function withShared<T>(address: string, work: (store: SharedStore) => Promise<T>): Promise<T> {
  let store: SharedStore | null = null;
  try {
    store = await SharedStore.open(address);
    return await work(store);
  } catch (error) {
    throw stopOf(error);
  } finally {
    await store?.close();
  }
}
