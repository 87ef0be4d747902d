/** Why a dataset could not be written or read: a code for programs, a sentence for people. */
import type { Bilingual } from '../forms/index.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';

/** The codes; their sentences stand in the message files. */
export type DatasetErrorCode = keyof typeof en.errors;

/** A dataset that could not be written or read. `message` is one English sentence with the path and a way out. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly code: DatasetErrorCode;
  /** The folder or file at fault, as the caller named it. */
  readonly path: string;
  /** The sentence in both languages. */
  readonly text: Bilingual;

  constructor(code: DatasetErrorCode, path: string, detail = '') {
    const text = { zh: zh.errors[code](path, detail), en: en.errors[code](path, detail) };
    super(text.en);
    this.code = code;
    this.path = path;
    this.text = text;
  }
}
