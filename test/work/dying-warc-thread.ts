/** A thread that dies of files: of `once` in the middle, unless another died of it; of `twice` always. It gives captures 0, 1 and 2. */
import { basename } from 'node:path';
import { exit } from 'node:process';
import { parentPort } from 'node:worker_threads';
import type { WarcCredit, WarcMessage, WarcOrder } from '../../src/work/warc-task.ts';

const tell = (message: WarcMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', (order: WarcOrder | WarcCredit) => {
  if (order.kind !== 'read') return;
  const file = basename(Buffer.from(order.path).toString());
  for (let at = order.skip; at < 3; at++) {
    if (at === 1 && (order.examines || file === 'twice')) {
      // What was told before is heard first.
      setTimeout(() => exit(1), 0);
      return;
    }
    const facts = { mediaType: null, charset: null, about: null, bytes: null, briefs: [] };
    tell({ kind: 'capture', url: String(at), date: order.date, ...facts });
  }
  tell({ kind: 'end', sha256: '0', isKnown: false });
});
