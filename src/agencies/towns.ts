/** Towns, townships and subdistricts by county and name: what their nine-digit codes are looked up in. */
import { townshipEndings } from './bodies.ts';
import { townRows, type TownRow } from './region-data.ts';
import { isWithin, regionByCode, type Region } from './regions.ts';

/** The slugs of the bodies below the county: a people's government (town, township), a street's office. */
export const townSlugs = { government: 'zf', street: 'jdb' } as const;

interface Index {
  readonly byName: ReadonlyMap<string, readonly TownRow[]>;
  readonly byCode: ReadonlyMap<string, TownRow>;
}

let built: Index | null = null;

/** Built on first use: most reports are no town's. */
function index(): Index {
  if (built !== null) return built;
  const byName = new Map<string, TownRow[]>();
  const byCode = new Map<string, TownRow>();
  for (const town of townRows()) {
    const same = byName.get(town.name);
    if (same === undefined) byName.set(town.name, [town]);
    else same.push(town);
    byCode.set(town.code, town);
  }
  built = { byName, byCode };
  return built;
}

/** The town of a nine-digit code; null for a code that the table does not have. */
export function townByCode(code: string): TownRow | null {
  return index().byCode.get(code) ?? null;
}

/** Endings that follow the place's own name, the longest first: 老子山镇 + 人民政府, 鹭江街道 + 办事处. */
const bodyWords: readonly string[] = ['人民政府', '办事处', '党工委', '政府', '办'];

/** The place that a body below the county belongs to: 老子山镇人民政府 → 老子山镇. Null for another kind of body. */
function placeOf(body: string): string | null {
  if (!townshipEndings.some(([ending]) => body.endsWith(ending))) return null;
  const word = bodyWords.find((one) => body.endsWith(one));
  // The party's committee of a street is no government body.
  if (word === '党工委') return null;
  return word === undefined ? body : body.slice(0, -word.length);
}

/** The towns that a body's name (without its regions) may mean inside some regions; none for other bodies. */
export function townsOf(body: string, regions: readonly Region[]): readonly TownRow[] {
  const place = placeOf(body);
  if (place === null) return [];
  return (index().byName.get(place) ?? []).filter(({ county }) => {
    const own = regionByCode(county);
    return own !== null && regions.some((region) => isWithin(own, region.code));
  });
}
