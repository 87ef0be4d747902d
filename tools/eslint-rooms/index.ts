/** The house's own lint rules, as an ESLint plugin. */
import type { ESLint } from 'eslint';
import { names } from './names.ts';
import { noChinese } from './no-chinese.ts';
import { noCodes } from './no-codes.ts';
import { order } from './order.ts';

export { names, noChinese, noCodes, order };

/** The plugin `rooms`, for the codes of the catalogue of forms. */
export function roomsPlugin(codes: readonly string[]): ESLint.Plugin {
  return {
    meta: { name: 'rooms' },
    rules: { order, 'no-chinese': noChinese, 'no-codes': noCodes(codes), names },
  };
}
