/** An agency's name taken apart: 福建省厦门市 + 思明区 + 教育局, as far as the register knows its regions. */
import { departmentNamed } from './departments.ts';
import { leadingBodies } from './national.ts';
import { isWithin, longestRegionName, regionsNamed, type Region } from './regions.ts';

/** A name is never this long; what is longer is text. */
export const longestName = 80;

/** What `nameParts` finds: the regions a name begins with, and what is left. */
export interface NameParts {
  readonly text: string;
  readonly leading: string;
  /** Null where the name begins with no region. */
  readonly regions: readonly Region[] | null;
  /** What stands behind the regions. */
  readonly rest: string;
  /** Whether the last region is printed without its ending. */
  readonly isRegionBare: boolean;
}

/** Takes a name apart; what is longer than a name keeps no parts. */
export function nameParts(name: string): NameParts {
  const text = bareText(name);
  if (text.length > longestName) return { text, leading: '', regions: null, rest: text, isRegionBare: false };
  const leading = leadingBodies.find((body) => text.startsWith(body)) ?? '';
  const { regions, at, isBare } = walk(text, leading.length);
  return { text, leading, regions, rest: text.slice(at), isRegionBare: isBare };
}

/** Whether a region's full name begins at a place of a text. */
export function regionBeginsAt(text: string, at: number): boolean {
  return fullAt(text, at, null) !== null;
}

/** The name without white space and without a bracketed note at its end (挂牌, 盖章), in half width. */
export function bareText(name: string): string {
  const text = name.slice(0, 400).normalize('NFKC').replace(/\s+/gu, '');
  return text.replace(/\([^()]*\)$/u, '');
}

/** How far a name is followed. */
export interface Walk {
  /** The regions that the beginning of the name may mean; null where it names none. */
  readonly regions: readonly Region[] | null;
  /** Where the rest begins. */
  readonly at: number;
  /** Whether the last region is printed without its ending. */
  readonly isBare: boolean;
}

/** The longest full name of a region at a place, among the regions inside those met before. */
function fullAt(text: string, at: number, before: readonly Region[] | null): Walk | null {
  for (let length = Math.min(longestRegionName(), text.length - at); length >= 2; length--) {
    const inside = within(regionsNamed(text.slice(at, at + length)), before);
    if (inside.length > 0) return { regions: inside, at: at + length, isBare: false };
  }
  return null;
}

/** As `fullAt`, for names without their ending; only where a department or a region follows at once. */
function bareAt(text: string, at: number, before: readonly Region[] | null): Walk | null {
  for (let length = Math.min(longestRegionName(), text.length - at); length >= 2; length--) {
    const inside = within(regionsNamed(text.slice(at, at + length), 'bare'), before);
    if (inside.length === 0) continue;
    const department = departmentNamed(text.slice(at + length));
    if (department !== null && department.slug !== 'zf')
      return { regions: inside, at: at + length, isBare: true };
    if (fullAt(text, at + length, inside) !== null) {
      return { regions: inside, at: at + length, isBare: true };
    }
  }
  return null;
}

function within(found: readonly Region[], before: readonly Region[] | null): readonly Region[] {
  if (before === null) return found;
  return found.filter((region) =>
    before.some((ancestor) => ancestor.code !== region.code && isWithin(region, ancestor.code)),
  );
}

/** Follows 福建省 → 厦门市 → 思明区 as far as the name goes; at most four regions deep. */
export function walk(text: string, from: number): Walk {
  let reached: Walk = { regions: null, at: from, isBare: false };
  for (let depth = 0; depth < 4; depth++) {
    if (departmentNamed(text.slice(reached.at)) !== null) break;
    const next: Walk | null =
      fullAt(text, reached.at, reached.regions) ?? bareAt(text, reached.at, reached.regions);
    if (next === null) break;
    reached = next;
  }
  return reached;
}
