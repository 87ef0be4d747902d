/** Jobs `read`, `alone` and `lost`: captures to records. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failedRecord, type Record } from '../../record/index.ts';
import { documentName, type Job, type KeptRecord, type SharedCapture } from '../../store/index.ts';
import type { WorkInput } from '../examine-many.ts';
import type { JobContext } from './job-context.ts';
import { patiently } from './patience.ts';

/** Captures that a worker takes at once: enough that the queue's part is small, few enough that one dead worker delays little. */
export const capturesAtOnce = 32;

/** A job that names a capture. */
type CaptureJob = Job<'read'> | Job<'alone'> | Job<'lost'>;

/** What is known of a capture besides its bytes: the options of `examine` that are data. */
const optionsSchema = z.strictObject({
  file: z.string(),
  url: z.string().nullable().optional(),
  retrieved: z.string().nullable().optional(),
  mediaType: z.string().nullable().optional(),
  encoding: z.string().nullable().optional(),
  agency: z
    .strictObject({ id: z.string().nullable(), name: z.string(), region: z.string().nullable() })
    .nullable()
    .optional(),
});
export type CaptureOptions = z.infer<typeof optionsSchema>;

/** As the store keeps them: one text for the same options. */
export function textOfOptions({ file, url, retrieved, mediaType, encoding, agency }: CaptureOptions): string {
  return JSON.stringify({ file, url, retrieved, mediaType, encoding, agency });
}

export function keptRecord(record: Record): KeptRecord {
  return { status: record.status, code: record.error?.code ?? null, body: JSON.stringify(record) };
}

type Trouble = 'capture.missing' | 'capture.damaged' | 'worker.lost';
const sentences: Readonly<{ [code in Trouble]: string }> = {
  'capture.missing': 'the captures have nothing of its digest. Put it in again.',
  'capture.damaged':
    'its bytes in the captures do not give its digest. Restore them from a copy, and put it in again.',
  'worker.lost':
    'every worker that read it died of it. Leave it out, and please report it with the document.',
};
/** English, since records do not depend on a locale. */
const troubled = (file: string, code: Trouble): Record =>
  failedRecord(file, { code, message: `${file}: ${sentences[code]}` });

async function inputOf(capture: SharedCapture, context: JobContext): Promise<WorkInput | Record> {
  const options = optionsSchema.parse(JSON.parse(capture.options));
  const { captures, signal, tell } = context;
  const bytes = await patiently(() => captures.get(documentName(capture.sha256)), signal, tell);
  if (bytes === null) return troubled(options.file, 'capture.missing');
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== capture.sha256) return troubled(options.file, 'capture.damaged');
  const { file, url = null, retrieved = null, mediaType = null, encoding = null, agency = null } = options;
  return { bytes, options: { file, url, retrieved, mediaType, encoding, agency } };
}

async function recordsOf(capture: SharedCapture, context: JobContext): Promise<readonly Record[]> {
  const input = await inputOf(capture, context);
  return 'bytes' in input ? context.examiner.recordsOf(input) : [input];
}

/** Reads the captures of jobs, some at a time, and settles all of them. */
async function readAll(
  queue: 'read' | 'alone',
  jobs: readonly CaptureJob[],
  context: JobContext,
): Promise<void> {
  const { store, reader, signal, tell } = context;
  const ids = jobs.map(({ data }) => data.capture);
  const waiting = await patiently(() => store.unread(ids, reader), signal, tell);
  const read = new Map<number, readonly KeptRecord[]>();
  const left = [...waiting];
  const lane = async (): Promise<void> => {
    for (let capture = left.shift(); capture !== undefined; capture = left.shift()) {
      const records = await recordsOf(capture, context);
      read.set(capture.id, records.map(keptRecord));
    }
  };
  await Promise.all(Array.from({ length: context.atOnce }, lane));
  const done = jobs.map(({ id }) => id);
  // Tried again until the store is back: what was read is not read again for nothing.
  await patiently(() => store.settle(queue, done, read, reader), signal, tell);
  if (read.size > 0) tell({ kind: 'read', captures: read.size });
}

/** Takes captures and reads them. False where there were none. */
export async function readSome(context: JobContext): Promise<boolean> {
  const { store, life, reader } = context;
  const { queue } = store;
  const alone = await queue.take('alone', life.id, 1);
  if (alone.length > 0) {
    await givenBack('alone', alone, context, () => readAll('alone', alone, context));
    return true;
  }
  const lost = await queue.take('lost', life.id, capturesAtOnce);
  if (lost.length > 0) {
    const ids = lost.map(({ data }) => data.capture);
    const captures = await store.unread(ids, reader);
    const read = new Map(
      captures.map(({ id, options }) => {
        const { file } = optionsSchema.parse(JSON.parse(options));
        return [id, [keptRecord(troubled(file, 'worker.lost'))]] as const;
      }),
    );
    const done = lost.map(({ id }) => id);
    await givenBack('lost', lost, context, () => store.settle('lost', done, read, reader));
    return true;
  }
  const some = await queue.take('read', life.id, capturesAtOnce);
  if (some.length === 0) return false;
  await givenBack('read', some, context, () => readAll('read', some, context));
  return true;
}

/**
 * Does the work. What is thrown here is never the documents' doing (an engine that fails gives a record): no thread could be
 * started, or the worker is to end while a store is away. So the jobs go back as they were, and the worker ends too.
 */
async function givenBack<Q extends 'read' | 'alone' | 'lost'>(
  queue: Q,
  jobs: readonly Job<Q>[],
  { store }: JobContext,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Where the store is away, the worker's connection is gone too, and others take its jobs.
    await store.queue.putBack(queue, jobs).catch(() => undefined);
    throw error;
  }
}
