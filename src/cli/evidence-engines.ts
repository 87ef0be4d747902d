/** The engines that showing a document may need: LibreOffice, which starts only when a DOC or RTF is opened. */
import type { Engines } from '../documents/index.ts';
import { openEngines } from './engines.ts';

/** Milliseconds that a document may take to be converted, where the command has no such option. */
const usualMs = 20_000;

/** Does the work with the engines at hand, and ends them. */
export async function withEngines<T>(work: (engines: Engines) => Promise<T>, fileMs = usualMs): Promise<T> {
  const engines = await openEngines(fileMs);
  try {
    return await work({ word: engines.office?.convert ?? null });
  } finally {
    await engines.close();
  }
}
