/** PDFium, loaded once and lazily from its npm package; an instance that has grown or failed is replaced. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { DocumentError } from '../errors.ts';
import type { PdfiumCalls } from './calls.ts';

/** The parts of the instance's memory that are used here; views change whenever the memory grows. */
export interface EngineMemory {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

/** One instance of PDFium. It does one thing at a time; nothing that uses it may await. */
export interface Engine {
  /** The package's wrapper, for calls that take text. */
  readonly api: WrappedPdfiumModule;
  readonly raw: PdfiumCalls;
  readonly memory: EngineMemory;
  /** Room for the results of calls: `scratchBytes` bytes, aligned to 8. */
  readonly scratch: number;
  /** Documents opened so far. */
  documents: number;
  /** It trapped: its memory is in no known state, and it must not be used again. */
  isBroken: boolean;
}

/** What is used of WebAssembly, which the types of Node leave out. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<WasmCode>;
  instantiate(code: WasmCode, imports: object): Promise<object>;
};

/** Compiled code, from which instances are made quickly. */
interface WasmCode {
  readonly [Symbol.toStringTag]?: string;
}

const scratchBytes = 256;
/** WebAssembly memory grows and never shrinks: an instance is given up after this many documents… */
const documentsPerInstance = 400;
/** …or when it holds this much, which one large document may need. */
const bytesPerInstance = 192 * 1024 * 1024;

let compiled: Promise<WasmCode> | null = null;
let starting: Promise<Engine> | null = null;
let running: Engine | null = null;

/** The engine, ready for the next document. Throws `DocumentError` `engine.missing` where the package is not installed. */
export async function pdfEngine(file: string): Promise<Engine> {
  if (running !== null && isWornOut(running)) running = null;
  if (running !== null) return running;
  starting ??= start();
  try {
    running = await starting;
    return running;
  } catch (error) {
    throw new DocumentError(
      'engine.missing',
      file,
      `the PDF engine did not start (${error instanceof Error ? error.message.split('\n', 1).join('') : String(error)}). Install gongkai again.`,
    );
  } finally {
    starting = null;
  }
}

function isWornOut(engine: Engine): boolean {
  return (
    engine.isBroken ||
    engine.documents >= documentsPerInstance ||
    engine.memory.HEAPU8.length >= bytesPerInstance
  );
}

async function start(): Promise<Engine> {
  compiled ??= compile();
  const code = await compiled;
  const overrides = {
    instantiateWasm: (imports: object, receive: (instance: object, code: WasmCode) => void): object => {
      void WebAssembly.instantiate(code, imports).then((instance) => {
        receive(instance, code);
      });
      return {};
    },
    // Complaints about damaged files are not for the terminal.
    print: () => undefined,
    printErr: () => undefined,
  };
  const { init } = await import('@embedpdf/pdfium');
  const api = await init(overrides);
  // The package types its memory by emscripten's own declarations, which it does not ship.
  const memory = api.pdfium as unknown as EngineMemory & PdfiumCalls;
  api.PDFiumExt_Init();
  return { api, raw: memory, memory, scratch: memory._malloc(scratchBytes), documents: 0, isBroken: false };
}

async function compile(): Promise<WasmCode> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  return await WebAssembly.compile(await readFile(path));
}
