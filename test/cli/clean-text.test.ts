import { describe, expect, it } from 'vitest';
import { cleanText, jsonLine } from '../../src/cli/clean-text.ts';

describe('text of documents on a terminal', () => {
  it('loses escape sequences, so that a title cannot clear the screen', () => {
    expect(cleanText('年报\u001b[2J\u009b31m')).toBe('年报[2J31m');
  });
  it('loses marks that turn the reading direction', () => expect(cleanText('a\u202eb\u2066c')).toBe('abc'));
  it('stays on one line', () => expect(cleanText('a\r\nb\tc\u2028d')).toBe('a b c d'));
  it('keeps Chinese and its spaces', () => expect(cleanText('政府　信息')).toBe('政府　信息'));
});

describe('a line of JSON', () => {
  it('holds no control character, and reads back the same', () => {
    const value = { raw: 'a\u001b[0m\u009b\u007f\nb' };
    const line = jsonLine(value);
    expect(line.slice(0, -1)).not.toMatch(/\p{Cc}/u);
    expect(JSON.parse(line)).toEqual(value);
  });
});
