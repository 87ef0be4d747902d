import { describe, expect, it } from 'vitest';
import { languageOf, messagesOf } from '../../src/cli/language.ts';

describe('the language', () => {
  it('is what --lang says', () => {
    expect(languageOf(['show', '--lang', 'zh', 'a'], { LANG: 'en_US.UTF-8' })).toBe('zh');
    expect(languageOf(['--lang=en'], { LANG: 'zh_CN.UTF-8' })).toBe('en');
  });
  it('is else that of the locale, LC_ALL first', () => {
    expect(languageOf([], { LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageOf([], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
    expect(languageOf([], { LANG: 'zh_TW', LC_ALL: '' })).toBe('zh');
  });
  it('is else English', () => expect(languageOf([], {})).toBe('en'));
  it('is not taken from file names behind --', () => expect(languageOf(['--', '--lang=zh'], {})).toBe('en'));
});

describe('the texts', () => {
  const keys = (value: object): string[] =>
    Object.entries(value).flatMap(([key, one]) =>
      typeof one === 'object' && one !== null ? keys(one as object).map((inner) => `${key}.${inner}`) : [key],
    );
  it('have the same keys in both languages', () => expect(keys(messagesOf.zh)).toEqual(keys(messagesOf.en)));
  it('give the same examples in both languages, but for the language shown and what people say', () => {
    const commands = (language: 'zh' | 'en'): string[] =>
      Object.values(messagesOf[language].examples).flatMap((list) =>
        list.map(([command]) => (command ?? '').replace(/--lang \w+|(?<=--(?:by|note) )"[^"]*"/g, '')),
      );
    expect(commands('zh')).toEqual(commands('en'));
  });
});
