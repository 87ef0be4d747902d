// A worker of the built program that dies, as no engine should be able to make it, of any document that holds the poison.
// ADDRESS ARCHIVE. Ends when all is done.
/* global AbortController, Buffer */
import { store, work } from '../../../dist/parts.js';

const [address, archive] = process.argv.slice(2);
await work.runWorker({
  address,
  captures: store.openCaptures(archive, {}),
  name: 'poisoned',
  reader: 'poisoned',
  kinds: ['read'],
  work: { threads: 1 },
  sitesAtOnce: 1,
  crawl: null,
  build: () => Promise.resolve(0),
  isUntilDone: true,
  signal: new AbortController().signal,
  tell: () => undefined,
  examiner: {
    recordsOf(input) {
      if (Buffer.from(input.bytes).includes('POISON')) process.kill(process.pid, 'SIGKILL');
      const { file } = input.options;
      return Promise.resolve([{ file, status: 'not_a_report', report: null, findings: [], error: null }]);
    },
    close: () => Promise.resolve(),
  },
});
