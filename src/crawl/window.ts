/** The hours of the day in which the crawl may ask: by Beijing time, which all the sites live by. */

/** Minutes after midnight, Beijing time; `to` before `from` runs over midnight. */
export interface NightWindow {
  readonly from: number;
  readonly to: number;
}

const day = 24 * 60;
/** UTC+8 all year. */
const beijing = 8 * 60;

/** `22:00-06:00`; null where the text is no such window. */
export function parseWindow(text: string): NightWindow | null {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (parts === null) return null;
  const [from, to] = [60 * Number(parts[1]) + Number(parts[2]), 60 * Number(parts[3]) + Number(parts[4])];
  return from === to ? null : { from, to };
}

/** Milliseconds until the window is open; 0 within it. */
export function untilOpen({ from, to }: NightWindow, now: number): number {
  const minute = (now / 60_000 + beijing) % day;
  const isOpen = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return isOpen ? 0 : Math.ceil(((from - minute + day) % day) * 60_000);
}
