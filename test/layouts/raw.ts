/** How one number is printed in its cell, and what is then known of it. */
import type { PrintedType } from '../printed-forms/index.ts';
import type { Printed } from './report.ts';
import { chooser, type Chooser } from './random.ts';

/** How a report writes its numbers, the same throughout. */
export interface Hand {
  readonly digits: 'half' | 'full';
  readonly thousands: boolean;
  /** Writes 35件 for 35, where the form names a unit. */
  readonly unitsInCells: boolean;
  /** What it writes for "nothing". */
  readonly dash: string;
}

export const dashes = ['-', '—', '——', '/', '无', '不涉及'] as const;

export const blank: Printed = { raw: '', kind: 'blank', figure: null, value: null };

export function dash(hand: Hand): Printed {
  return { raw: hand.dash, kind: 'dash', figure: null, value: null };
}

/** Words or figures that are no count. */
export function words(seed: number): Printed {
  const [raw, figure] = chooser(seed).pick<readonly [string, number | null]>([
    ['详见附件', null],
    ['若干', null],
    ['-3', -3],
    ['2.5', 2.5],
  ]);
  return { raw, kind: 'text', figure, value: null };
}

function digitsOf(text: string, hand: Hand): string {
  if (hand.digits === 'half') return text;
  return Array.from(text)
    .map((c) => (/[0-9,.+-]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
    .join('');
}

function grouped(n: string, hand: Hand): string {
  return hand.thousands ? n.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : n;
}

function count(
  n: number,
  code: string,
  unit: string | null,
  c: Chooser,
  { hand, notes }: PrintOptions,
): Printed {
  const figure = digitsOf(grouped(String(n), hand), hand);
  const isDocuments = /regulations|normative/.test(code);
  const mayHaveNote = isDocuments && n > 1 && c.chance(notes);
  const note = c.pick(['其中修订', '含自然失效', '其中联合制发']);
  const word = hand.unitsInCells ? (unit ?? '') : '';
  const raw = mayHaveNote ? `${figure}（${note}${String(1 + c.below(n - 1))}件）` : figure + word;
  return { raw, kind: 'number', figure: n, value: n };
}

function change(n: number, hand: Hand, c: Chooser): Printed {
  const size = digitsOf(grouped(String(Math.abs(n)), hand), hand);
  const raw =
    n === 0
      ? size
      : n > 0
        ? `${c.pick(['+', '＋', '增', '增加', ''])}${size}`
        : `${c.pick(['-', '－', '减', '减少'])}${size}`;
  return { raw, kind: 'number', figure: n, value: n };
}

const exponents: Readonly<Record<string, number>> = { 元: 0, 万元: 4, 亿元: 8 };

/** Money: `n` in cents of the printed unit. `formUnit` = power of ten of the form's unit, `bare` = of a bare figure. */
function amount(n: number, code: string, hand: Hand, c: Chooser, headUnit: string): Printed {
  const isProcurement = code === 'proactive.procurement.amount';
  const formUnit = isProcurement ? 0 : 4;
  const inHead = /亿元|万元|元/.exec(headUnit)?.[0];
  const bareExponent = isProcurement ? (inHead === undefined ? null : (exponents[inHead] ?? null)) : 4;
  const word = c.chance(isProcurement ? 0.6 : 0.2)
    ? c.pick(isProcurement ? ['元', '万元', '亿元'] : ['万元', '元'])
    : '';
  const exponent = word === '' ? bareExponent : (exponents[word] ?? null);
  const whole = String(Math.floor(n / 100));
  const cents =
    n % 100 === 0
      ? ''
      : `.${String(n % 100)
          .padStart(2, '0')
          .replace(/0$/, '')}`;
  const figure = Number(`${whole}${cents}`);
  const raw = digitsOf(`${grouped(whole, hand)}${cents}`, hand) + word;
  // A decimal with an exponent is rounded once, so the conversion is exact.
  const value =
    n === 0 ? 0 : exponent === null ? null : Number(`${whole}${cents}e${String(exponent - formUnit)}`);
  return { raw, kind: 'number', figure, value };
}

export interface PrintOptions {
  readonly hand: Hand;
  /** How likely a count of documents has a note after it. */
  readonly notes: number;
  readonly procurementUnit: string;
}

/** Prints the number `n` (cents for an amount) in a place of this type. */
export function printNumber(
  n: number,
  place: { readonly code: string; readonly type: PrintedType; readonly unit: string | null },
  seed: number,
  options: PrintOptions,
): Printed {
  const { code, type, unit } = place;
  const c = chooser(seed);
  if (type === 'change') return change(n, options.hand, c);
  if (type === 'amount') return amount(n, code, options.hand, c, options.procurementUnit);
  return count(n, code, unit, c, options);
}
