/** The records of the shared store, as a build on one machine reads them. */
import { parseRecord, type Record } from '../../record/index.ts';
import { shownAddress, SharedStore } from '../../store/index.ts';
import { exitCodes, Stop } from '../exit-codes.ts';
import type { InputMemory } from '../input-memory.ts';
import type { Terminal } from '../terminal.ts';
import { stopOf } from './shared-place.ts';

/** Throws Stop where the store cannot be had, or something that was put in is not read yet: a part is not passed off as the whole. */
export async function* readShared(
  address: string,
  terminal: Terminal,
  memory?: InputMemory,
): AsyncGenerator<Record> {
  let store: SharedStore | null = null;
  try {
    store = await SharedStore.open(address);
    const waiting = await store.waiting();
    const place = shownAddress(address);
    if (waiting > 0) throw new Stop(terminal.t.machines.stillWaiting(place, waiting), exitCodes.someFailed);
    for await (const body of store.records()) {
      const parse = (): Record => parseRecord(JSON.parse(body));
      yield memory === undefined ? parse() : memory.line(Buffer.from(body), place, parse);
    }
  } catch (error) {
    throw stopOf(error);
  } finally {
    await store?.close();
  }
}
