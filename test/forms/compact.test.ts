/** Half width and white space, as the patterns of the vocabularies want them. */
import { describe, expect, it } from 'vitest';
import { compact, halfWidth, isSpace } from '../../src/forms/index.ts';

describe('compact', () => {
  it('puts full-width signs in half width and leaves out white space', () => {
    expect(compact('２０２４ 年（　一　）：\u200b7\u00a0件，')).toBe('2024年(一):7件,');
  });

  it('leaves a text as it is that needs nothing', () => {
    expect(compact('全年收到申请7件。')).toBe('全年收到申请7件。');
  });
});

describe('halfWidth', () => {
  it('keeps the place of every character', () => {
    const text = '　２０ ２４年（一）Ａ，。|７';
    expect(halfWidth(text)).toBe(' 20 24年(一)A,。|7');
    expect(halfWidth(text)).toHaveLength(text.length);
  });
});

describe('isSpace', () => {
  it('knows what is white space or invisible, and nothing else', () => {
    const wrong = [...Array(65536).keys()].filter(
      (code) => isSpace(code) !== /[\s\u200b-\u200f\u2060\ufeff]/.test(String.fromCharCode(code)),
    );
    expect(wrong).toEqual([]);
  });
});
