/** The bytes of a file, inflated where it is gzip of one member or many, in pieces that share one memory. */
import { open, type FileHandle } from 'node:fs/promises';
import { constants, createGunzip } from 'node:zlib';
import { FramingError } from './framing.ts';

/** Bytes read at once; and bytes inflated at once, which stay in the processor's cache. */
const readSize = 512 * 1024;
const inflatedSize = 256 * 1024;

export const gzipMagic = Buffer.of(0x1f, 0x8b);

/**
 * What stands behind Node's streams of zlib. Its types do not say so, but image and package tools have used it since Node 8. With it one
 * memory serves all pieces, where a stream takes a new one for each: that is three times as fast.
 */
interface Engine {
  writeSync(
    flush: number,
    input: Buffer,
    inputAt: number,
    inputLength: number,
    output: Buffer,
    outputAt: number,
    outputLength: number,
  ): void;
  onerror: (message: string, errno: number, code: string) => void;
}

interface WithEngine {
  readonly _handle?: Partial<Engine> | null;
  /** Bytes of output and of input that the last call left over. */
  readonly _writeState?: Uint32Array;
}

/** Told how many bytes of a file were read so far, and of the piece that was read last, as it is in the file. */
export type OnRead = (bytes: number, piece: Buffer) => void;

const isEngine = (handle: Partial<Engine> | null | undefined): handle is Engine =>
  typeof handle?.writeSync === 'function' && typeof handle.onerror === 'function';

/**
 * The bytes of a file. A piece is good until the next one is asked for: copy what is kept. Throws FramingError where the gzip is damaged
 * or cut off, after what stands before; and what the disk refuses. `isPlain`: have Node's own stream inflate, as where it has no engine.
 */
export async function* inflatedFile(
  path: string | Buffer,
  isPlain = false,
  onRead: OnRead = () => undefined,
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const input = Buffer.alloc(readSize);
    const first = await file.read(input, 0, readSize, 0);
    if (!input.subarray(0, Math.min(2, first.bytesRead)).equals(gzipMagic)) {
      for (let { bytesRead } = first, at = 0; bytesRead > 0;) {
        at += bytesRead;
        const piece = input.subarray(0, bytesRead);
        onRead(at, piece);
        yield piece;
        ({ bytesRead } = await file.read(input, 0, readSize, at));
      }
      return;
    }
    const stream = createGunzip();
    const { _handle: engine, _writeState: left } = stream as WithEngine;
    try {
      if (isPlain || !isEngine(engine) || left === undefined) yield* streamed(file, onRead);
      else yield* driven(file, input, { engine, left, onRead });
    } finally {
      stream.destroy();
    }
  } finally {
    await file.close();
  }
}

const framingErrorOf = (code: unknown): FramingError =>
  new FramingError(code === 'Z_BUF_ERROR' ? 'warc.cut_off' : 'warc.damaged');

async function* driven(
  file: FileHandle,
  input: Buffer,
  { engine, left, onRead }: { readonly engine: Engine; readonly left: Uint32Array; readonly onRead: OnRead },
): AsyncGenerator<Buffer> {
  const output = Buffer.alloc(inflatedSize);
  const failures: string[] = [];
  engine.onerror = (_message, _errno, code) => void failures.push(code);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(input, 0, readSize, at);
    at += bytesRead;
    onRead(at, input.subarray(0, bytesRead));
    const flush = bytesRead === 0 ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    let inputAt = 0;
    let isFull = true;
    while (isFull) {
      engine.writeSync(flush, input, inputAt, bytesRead - inputAt, output, 0, inflatedSize);
      const [outputLeft = 0, inputLeft = 0] = left;
      if (outputLeft < inflatedSize && failures.length === 0)
        yield output.subarray(0, inflatedSize - outputLeft);
      if (failures.length > 0) throw framingErrorOf(failures[0]);
      inputAt = bytesRead - inputLeft;
      isFull = outputLeft === 0;
    }
    // Bytes behind the last member that begin none: zeros fill up a block of a tape, anything else is damage.
    if (inputAt < bytesRead && input.subarray(inputAt, bytesRead).some((byte) => byte !== 0))
      throw framingErrorOf(null);
    if (bytesRead === 0) return;
  }
}

async function* streamed(file: FileHandle, onRead: OnRead): AsyncGenerator<Buffer> {
  const source = file.createReadStream({ start: 0, autoClose: false, highWaterMark: readSize });
  const inflated = createGunzip({ chunkSize: inflatedSize });
  let failure: unknown = null;
  source.on('error', (error) => inflated.destroy(error));
  source.on('data', (piece) => onRead(source.bytesRead, piece as Buffer));
  inflated.on('error', (error) => (failure = error));
  try {
    for await (const chunk of source.pipe(inflated)) yield chunk as Buffer;
  } catch {
    throw framingErrorOf(failure instanceof Error && 'code' in failure ? failure.code : null);
  } finally {
    source.destroy();
    inflated.destroy();
  }
}
