/** Bounds the memory of WebAssembly engines in this thread: Node's own limits are for JavaScript only. */

/** What is used of WebAssembly, which the types of Node leave out. */
declare const WebAssembly: {
  readonly Memory: {
    readonly prototype: { grow: (this: { readonly buffer: ArrayBuffer }, pages: number) => number };
  };
  readonly RuntimeError: new () => Error;
};

/** Bytes of a page of WebAssembly memory, by its specification. */
const pageBytes = 65_536;

/**
 * From now on no WebAssembly memory of this thread grows beyond `limit` bytes. An engine that asks for more is told that
 * there is none, as if the machine had no more, and fails on that document alone.
 */
export function boundEngineMemory(limit: number): void {
  const { prototype } = WebAssembly.Memory;
  const grow = prototype.grow;
  prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * pageBytes > limit) {
      throw new RangeError('an engine may not have more memory');
    }
    return grow.call(this, pages);
  };
}

/** Whether an error shows that an engine, and not the program, failed: a trap, an abort, or no more memory. */
export function isEngineCrash(error: unknown): boolean {
  return (
    error instanceof WebAssembly.RuntimeError ||
    error instanceof RangeError ||
    (error instanceof Error && error.name === 'ExitStatus')
  );
}
