/** Many workers on one PostgreSQL, in this process: what they read, crawl and build is what one machine does. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scrapers } from '../../../scrapers/index.ts';
import { sha256 } from '../../../src/archive/index.ts';
import { sharedDocuments } from '../../../src/cli/machines/shared-documents.ts';
import { openTerminal } from '../../../src/cli/terminal.ts';
import { documentsFrom } from '../../../src/cli/wanted-documents.ts';
import { enqueuePaths } from '../../../src/cli/machines/enqueue.ts';
import { readInputs } from '../../../src/cli/read-inputs.ts';
import { crawl, type Source } from '../../../src/crawl/index.ts';
import { writeDataset } from '../../../src/dataset/index.ts';
import type { Record } from '../../../src/record/index.ts';
import { documentName, openCaptures, SharedStore, type CaptureStore } from '../../../src/store/index.ts';
import { runWorker, type CrawlTask, type WorkerOptions } from '../../../src/work/index.ts';
import { listPage, madeSource, MadeWeb, reportPage, titleOf } from '../../crawl/made-web.ts';
import { madeClock } from '../../crawl/replica-crawl.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { madePage } from '../faults/made-reports.ts';
import { startPostgres, type PrivatePostgres } from './private-postgres.ts';
import { serveS3 } from './s3-server.ts';

let postgres: PrivatePostgres;
let databases = 0;
beforeAll(() => {
  postgres = startPostgres();
});
afterAll(() => postgres.stop('immediate'));

const terminal = openTerminal({ language: 'en', isQuiet: true, width: null });
const reading = { program: 'test', threads: 1, timeoutMs: 600_000 };

/** Writes a dataset of records; gives the digest of its SHA256SUMS. */
async function built(records: AsyncIterable<Record>, folder = join(temporaryFolder('m'), 'dataset')) {
  const { counts } = await writeDataset(records, folder, { program: 'test' });
  const sums = readFileSync(join(folder, 'SHA256SUMS'));
  return { digest: createHash('sha256').update(sums).digest('hex'), reports: counts.reports };
}

function worker(
  address: string,
  captures: CaptureStore,
  changes: Partial<WorkerOptions> = {},
): Promise<void> {
  return runWorker({
    address,
    captures,
    name: 'test',
    reader: 'test',
    kinds: ['read', 'crawl', 'build'],
    work: { threads: 1 },
    sitesAtOnce: 2,
    crawl: null,
    build: async (records, folder) => (await built(records, folder)).reports,
    isUntilDone: true,
    signal: new AbortController().signal,
    tell: () => undefined,
    ...changes,
  });
}

async function withStore<T>(address: string, work: (store: SharedStore) => Promise<T>): Promise<T> {
  const store = await SharedStore.open(address);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Documents of several kinds: pages, one that is no report, one that cannot be read, a file of records. */
function madeDocuments(count: number): string {
  const folder = temporaryFolder('documents');
  for (let at = 0; at < count; at++) writeFileSync(join(folder, `${String(at)}.html`), madePage(at));
  writeFileSync(join(folder, 'empty.html'), '');
  mkdirSync(join(folder, 'more'));
  writeFileSync(join(folder, 'more', 'news.html'), '<p>今日天气晴</p>');
  writeFileSync(join(folder, 'records.ndjson'), '{"record": 1, "no record": true}\n');
  return folder;
}

const database = (): string => postgres.database(`m${String(++databases)}`);

describe('workers that read', () => {
  it('give the dataset of one machine, byte for byte, with captures in a folder and in S3', async () => {
    const documents = madeDocuments(40);
    const alone = await built(readInputs([documents], { ...reading, terminal, takesRecords: true }));
    expect(alone.reports).toBe(40);
    const s3 = await serveS3('bucket', 'secret');
    const environment = {
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL: s3.endpoint,
    };
    try {
      for (const [place, workers] of [
        [temporaryFolder('captures'), 1],
        ['s3://bucket/x', 3],
      ] as const) {
        const address = database();
        const captures = openCaptures(place, environment);
        const counts = await withStore(address, (store) =>
          enqueuePaths([documents], store, captures, terminal, reading),
        );
        expect(counts).toEqual({ documents: 43, fresh: 43 });
        await withStore(address, (store) =>
          store.db.atOnce((sql) => store.queue.put('build', [{ formats: [] }], sql)),
        );
        await Promise.all(Array.from({ length: workers }, () => worker(address, captures)));
        const status = await withStore(address, (store) => store.status());
        expect(status).toMatchObject({
          captures: { all: 43, read: 43, waiting: 0 },
          records: { parsed: 40, not_a_report: 1, failed: 2 },
          failed: { 'document.empty': 1, 'record.invalid': 1 },
          workers: 0,
          secondsLeft: null,
          lastBuild: { digest: alone.digest, reports: 40 },
        });
        const sums = await captures.get(`datasets/${alone.digest}/SHA256SUMS`);
        expect(
          createHash('sha256')
            .update(sums ?? '')
            .digest('hex'),
        ).toBe(alone.digest);
      }
    } finally {
      await s3.close();
    }
  });

  it('give the documents back by their digests, also those within containers, and no others', async () => {
    const folder = temporaryFolder('documents');
    const inner = strToU8(madePage(2));
    const files = {
      'a.html': strToU8(madePage(1)),
      'b.zip': zipSync({ 'c.html': inner }),
      'd.html': strToU8('<p>d'),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const address = database();
    const captures = openCaptures(temporaryFolder('captures'), {});
    await withStore(address, (store) => enqueuePaths([folder], store, captures, terminal, reading));
    rmSync(folder, { recursive: true });
    const wanted = new Map([
      [sha256(files['a.html']), join(folder, 'a.html')],
      [sha256(inner), `${join(folder, 'b.zip')}!/c.html`],
      ['0'.repeat(64), join(folder, 'gone.html')],
    ]);
    const { documents } = documentsFrom([address], {}, [sharedDocuments(address, captures)]);
    const found: string[] = [];
    for await (const { sha256: digest } of documents(wanted)) found.push(digest);
    expect(found).toEqual([...wanted.keys()].slice(0, 2));
  });

  it('read what was put in twice once, and what is asked for again by another reader again', async () => {
    const documents = madeDocuments(3);
    const address = database();
    const captures = openCaptures(temporaryFolder('captures'), {});
    await withStore(address, async (store) => {
      await enqueuePaths([documents], store, captures, terminal, reading);
      expect(await enqueuePaths([documents], store, captures, terminal, reading)).toMatchObject({ fresh: 0 });
    });
    const read: number[] = [];
    const tell: WorkerOptions['tell'] = (event) => {
      if (event.kind === 'read') read.push(event.captures);
    };
    await worker(address, captures, { tell });
    await worker(address, captures, { tell });
    expect(read).toEqual([5]);
    await withStore(address, async (store) => {
      expect(await store.readAgain('test')).toBe(0);
      expect(await store.readAgain('another')).toBe(5);
    });
    await worker(address, captures, { tell, reader: 'another' });
    expect(read).toEqual([5, 5]);
  });

  it('say of bytes that are gone, or not what they were, that they are', async () => {
    const documents = madeDocuments(2);
    const address = database();
    const captures = openCaptures(temporaryFolder('captures'), {});
    await withStore(address, (store) => enqueuePaths([documents], store, captures, terminal, reading));
    const digest = (at: number): string => createHash('sha256').update(madePage(at)).digest('hex');
    await captures.remove(documentName(digest(0)));
    await captures.put(documentName(digest(1)), Buffer.from('other'));
    await worker(address, captures);
    const { failed } = await withStore(address, (store) => store.status());
    expect(failed).toMatchObject({ 'capture.missing': 1, 'capture.damaged': 1 });
  });

  it('put their jobs back and end where they cannot read at all: no document is held to have failed', async () => {
    const documents = madeDocuments(2);
    const address = database();
    const captures = openCaptures(temporaryFolder('captures'), {});
    await withStore(address, (store) => enqueuePaths([documents], store, captures, terminal, reading));
    const examiner = {
      recordsOf: () => Promise.reject(new Error('no thread can be started')),
      close: () => Promise.resolve(),
    };
    for (let times = 0; times < 8; times++)
      await expect(worker(address, captures, { examiner })).rejects.toThrow('no thread can be started');
    await worker(address, captures);
    const { records } = await withStore(address, (store) => store.status());
    expect(records).toEqual({ parsed: 2, not_a_report: 1, failed: 2 });
  });
});

describe('workers that crawl', () => {
  const at = (path: string): string => `http://made.gov.cn${path}`;

  /** Two sources of one site, each with two reports. */
  function madeSite(): { readonly web: MadeWeb; readonly sources: readonly Source[] } {
    const web = new MadeWeb();
    const { seen } = madeSource();
    const sources = ['a', 'b'].map((part) => {
      const list = [2022, 2023].map((year) => [`/${part}/${String(year)}.html`, titleOf(year)] as const);
      web.pages.set(at(`/${part}/`), listPage(list));
      for (const year of [2022, 2023])
        web.pages.set(at(`/${part}/${String(year)}.html`), reportPage(year, part === 'a' ? 3 : 4));
      return madeSource({
        id: `350200-made-${part}`,
        home: at(`/${part}/home`),
        entries: [{ url: at(`/${part}/`), agency: null, seen }],
      });
    });
    return { web, sources };
  }

  it('never ask one site at the same time, keep what they found, and read it', async () => {
    const { web, sources } = madeSite();
    const address = database();
    const captures = openCaptures(temporaryFolder('captures'), {});
    const put = (): Promise<void> =>
      withStore(address, (store) =>
        store.db.atOnce((sql) =>
          store.queue.put(
            'crawl',
            sources.map((source) => ({
              source,
              years: null,
              contact: 'test@example.org',
              pauseSeconds: 0,
              requests: 100,
            })),
            sql,
          ),
        ),
      );
    let [now, most] = [0, 0];
    const step = async (task: CrawlTask) => {
      now += 1;
      most = Math.max(most, now);
      try {
        return await crawl({
          sources: [task.source],
          scrapers,
          archiveFolder: join(task.folder, 'archive'),
          storeFile: join(task.folder, 'store.db'),
          years: null,
          contact: task.contact,
          signal: task.signal,
          clock: madeClock(),
          send: web.send,
          lookup: () => Promise.resolve(['93.184.216.34']),
        });
      } finally {
        now -= 1;
      }
    };
    await put();
    await Promise.all([1, 2].map(() => worker(address, captures, { crawl: step })));
    expect(most).toBe(1);
    await withStore(address, async (store) => {
      expect(await store.status()).toMatchObject({
        captures: { all: 6, waiting: 0 },
        records: { parsed: 4 },
      });
      expect((await store.looks()).filter(({ outcome }) => outcome === 'found')).toHaveLength(4);
    });
    // Again, by another worker: the ledger and the archive are those of the first.
    web.pages.set(at('/a/2023.html'), reportPage(2023, 9));
    await put();
    await worker(address, captures, { crawl: step });
    await withStore(address, async (store) => {
      const looks = await store.looks();
      expect(looks.map(({ outcome }) => outcome).sort()).toEqual([
        'changed',
        ...['found', 'found', 'found', 'found'],
        ...['unchanged', 'unchanged', 'unchanged'],
      ]);
      expect(await store.status()).toMatchObject({ records: { parsed: 5 } });
      // What was changed is told once, cell by cell, however often the ledger is gone through.
      const [changed, ...others] = await store.republished();
      expect(others).toEqual([]);
      expect(changed?.check).toMatchObject({ url: at('/a/2023.html'), outcome: 'changed' });
      expect(changed?.cells).toContainEqual({
        code: 'requests.outcome.granted.natural_person',
        before: '3',
        after: '9',
      });
    });
    await put();
    await worker(address, captures, { crawl: step });
    expect(await withStore(address, (store) => store.republished())).toHaveLength(1);
  });
});
