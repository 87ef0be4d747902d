/** A recogniser that knows no model: it gives the pictures it is told to, and reads nothing. */
import type { DecodedPicture, Recogniser } from '../../../src/documents/image/recogniser.ts';

/** A white picture. */
export function whitePicture(width: number, height: number): DecodedPicture {
  return { width, height, data: new Uint8Array(3 * width * height).fill(255), reduction: 1 };
}

/** @param elapsed milliseconds since it was made, each time it is asked */
export function fakeRecogniser(
  pictures: readonly DecodedPicture[],
  elapsed: () => number = () => 0,
): Recogniser {
  return {
    name: 'none',
    alphabet: ['', '0', '1'],
    stripHeight: 48,
    decode: () => Promise.resolve(pictures),
    infer: (_input, count, width) => {
      const steps = Math.ceil(width / 8);
      const data = new Float32Array(count * steps * 3);
      for (let i = 0; i < data.length; i += 3) data[i] = 1;
      return Promise.resolve({ steps, classes: 3, data });
    },
    elapsedMs: elapsed,
  };
}
