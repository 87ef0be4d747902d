import { describe, expect, it } from 'vitest';
import { boundEngineMemory, isEngineCrash } from '../../src/work/engine-memory.ts';

/** What is used of WebAssembly, which the types of Node leave out. */
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => { grow(pages: number): number; readonly buffer: ArrayBuffer };
  Module: new (code: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: { readonly trap: () => void } };
};

const page = 65_536;

describe('boundEngineMemory', () => {
  it('lets memory grow up to the limit, and not beyond', () => {
    boundEngineMemory(4 * page);
    const memory = new WebAssembly.Memory({ initial: 1 });
    expect(memory.grow(3)).toBe(1);
    expect(() => memory.grow(1)).toThrow(RangeError);
    expect(memory.buffer.byteLength).toBe(4 * page);
  });
});

describe('isEngineCrash', () => {
  it('knows a trap in an engine from a mistake of the program', () => {
    // (module (func (export "trap") unreachable))
    const code = [
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5,
      1, 3, 0, 0, 11,
    ];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(code)));
    let trap: unknown = null;
    try {
      exports.trap();
    } catch (error) {
      trap = error;
    }
    expect(isEngineCrash(trap)).toBe(true);
    expect(isEngineCrash(new TypeError('x is not a function'))).toBe(false);
  });
});
