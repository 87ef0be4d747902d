/** A thread that reads WARCs, one after the other: it gives what may be a report, and examines small pages itself. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { fileDigest, readCaptures, type Capture } from '../archive/index.ts';
import { examineHere, isSmall } from './examine-many.ts';
import { startWatch } from './stopwatch.ts';
import { briefOf } from './brief.ts';
import type { WarcCapture, WarcCredit, WarcMessage, WarcOrder } from './warc-task.ts';

/** Where the reading stands is told at most once in so many bytes of the file. */
const toldEvery = 4 * 1024 * 1024;

/** Bytes that were given and not yet taken; and what waits for some of them to be taken. */
let outstanding = 0;
let wake: () => void = () => undefined;

function tell(message: WarcMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function lookedAt(capture: Capture, order: WarcOrder): Promise<WarcCapture> {
  const { url, mediaType, charset, about, bytes } = capture;
  const facts = {
    kind: 'capture',
    url,
    date: capture.date ?? order.date,
    mediaType,
    charset,
    about,
  } as const;
  if (!order.examines || !isSmall(bytes)) return { ...facts, bytes, briefs: null };
  const elapsed = startWatch();
  const options = { file: url, url, mediaType, encoding: charset };
  const records = await examineHere({ bytes, options });
  const isReport = records.some(({ report }) => report !== null);
  const ms = elapsed();
  const briefs = records.map((record) => briefOf(record, ms));
  return { ...facts, bytes: isReport ? bytes : null, briefs };
}

/** Gives a capture, with its bytes; waits while there are too many that nobody took. */
async function give(made: WarcCapture, ahead: number): Promise<void> {
  const copy = made.bytes === null ? null : Uint8Array.from(made.bytes);
  // What is handed over has no length here any more.
  outstanding += copy?.length ?? 0;
  tell({ ...made, bytes: copy }, copy === null ? [] : [copy.buffer]);
  while (outstanding >= ahead) await new Promise<void>((resolve) => (wake = resolve));
}

async function read(order: WarcOrder): Promise<void> {
  const path = Buffer.from(order.path);
  const known = order.finished.length > 0 ? await fileDigest(path) : null;
  if (known !== null && order.finished.includes(known)) {
    tell({ kind: 'end', sha256: known, isKnown: true });
    return;
  }
  const hash = createHash('sha256');
  let hashed = 0;
  let count = 0;
  let told = 0;
  const captures = readCaptures(path, {
    onTrouble(trouble, url) {
      if (count >= order.skip) tell({ kind: 'trouble', trouble, url });
    },
    onRead(bytes, piece) {
      if (known === null) hash.update(piece);
      hashed += piece.length;
      if (bytes - told < toldEvery) return;
      told = bytes;
      tell({ kind: 'at', bytes });
    },
  });
  for await (const capture of captures) {
    // What a browser drew is of use beside the page that it was drawn from, which the archive of another run does not have.
    if (capture.isRendering) continue;
    count += 1;
    if (count > order.skip) await give(await lookedAt(capture, order), order.ahead);
  }
  // Damage ends the reading before the file does.
  const isWhole = hashed === (await stat(path)).size;
  const sha256 = known ?? (isWhole ? hash.digest('hex') : await fileDigest(path));
  tell({ kind: 'end', sha256, isKnown: false });
}

parentPort?.on('message', (message: WarcOrder | WarcCredit) => {
  if (message.kind === 'credit') {
    outstanding -= message.bytes;
    wake();
    return;
  }
  outstanding = 0;
  read(message).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    // What the disk refuses has a code; anything else is our mistake, and ends the thread.
    if (code === null) throw error;
    tell({ kind: 'refused', code });
  });
});
