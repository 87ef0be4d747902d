/** A drawn page as SVG for a page of proof: characters as text, rules as lines, cells marked and numbered. */
import { asText } from './as-text.ts';
import type { DrawnPage } from './evidence-shape.ts';
import { areaAround } from './render-evidence.ts';

/** A cell of the finding, by its number on the page of proof (from 0), and its box in points. */
export interface DrawnMark {
  readonly number: number;
  readonly box: readonly [number, number, number, number];
}

/** The rows round the marks; `label` says what it is to who does not see it. Nothing in it is markup of the document. */
export function drawingSvg(page: DrawnPage, marks: readonly DrawnMark[], label: string): string {
  const { width, height } = page;
  const { top, bottom } = areaAround(
    marks.map(({ box }) => ({ box })),
    width,
    height,
  );
  const n = (length: number): string => (Math.round(10 * length) / 10).toString();
  const rect = (
    [x1, y1, x2, y2]: readonly [number, number, number, number],
    kind: string,
    room: number,
  ): string =>
    `<rect class="${kind}" x="${n(x1 - room)}" y="${n(y1 - room)}" width="${n(x2 - x1 + 2 * room)}" height="${n(y2 - y1 + 2 * room)}"/>`;
  return [
    `<svg class="drawn" viewBox="0 ${n(top)} ${n(width)} ${n(bottom - top)}" role="img" aria-label="${asText(label)}">`,
    rect([0, 0, width, height], 'paper', 0),
    ...page.pictures.map((box) => rect(box, 'seal', 0)),
    ...marks.map(({ box }) => rect(box, 'place', 1)),
    ...page.rules.map(
      ([x1, y1, x2, y2]) => `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"/>`,
    ),
    // A sign that is left out would shift those behind it: each has its own place.
    ...page.texts.map(
      ({ text, size, y, x }) =>
        `<text x="${x.map(n).join(' ')}" y="${n(y)}" font-size="${n(size)}">${asText(text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD'))}</text>`,
    ),
    ...marks.map(
      ({ number, box: [, y1, x2] }) =>
        `<text class="number" x="${n(x2)}" y="${n(y1)}" font-size="7">[${String(number + 1)}]</text>`,
    ),
    '</svg>',
  ].join('');
}
