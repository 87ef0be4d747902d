/** Regions by code and by name: provinces, prefectures, counties, those abolished since 2014 among them. */
import { countryName } from './national.ts';
import { currentCodes, earlierCodes, type CodeTable } from './region-data.ts';
import { shortNames } from './region-names.ts';

/** The code that stands for the whole country (the State Council and its ministries). */
export const nationalCode = '000000';

export type RegionLevel = 'national' | 'province' | 'prefecture' | 'county';

export interface Region {
  /** Six digits of GB/T 2260. */
  readonly code: string;
  /** The own name, without parents: 思明区. */
  readonly name: string;
  readonly level: RegionLevel;
  /** The code of the next region above; null for the whole country. */
  readonly parent: string | null;
  /** Abolished since: its code is in no current table. */
  readonly isFormer: boolean;
}

/** How a region's name was met: in full (恩施土家族苗族自治州, 恩施州), or without an ending (恩施). */
export type NameForm = 'full' | 'bare';

interface Index {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly byFullName: ReadonlyMap<string, readonly Region[]>;
  readonly byBareName: ReadonlyMap<string, readonly Region[]>;
  readonly longest: number;
}

/** Rows of the tables that are no regions: 市辖区, 县, 省直辖县级行政区划. */
export const placeholder = /^(?:市辖区|县|市|(?:省|自治区)?直辖.*|自治区直辖.*|省属虚拟.*)$/u;
/** The "prefecture" of a municipality: the municipality itself under a second code. */
export const municipality = /^(?:11|12|31|50)0[1-9]00$/;

function levelOf(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** A county that only changed its code: one of the same name in the same province came after. */
function isMoved(code: string, at: CodeTable, sameName: readonly string[]): boolean {
  return sameName.some((other) => other.startsWith(code.slice(0, 2)) && !at.has(other));
}

function parentOf(code: string, level: RegionLevel, codes: ReadonlyMap<string, unknown>): string {
  if (level === 'province') return nationalCode;
  const prefecture = `${code.slice(0, 4)}00`;
  return level === 'county' && codes.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`;
}

/** The names that count, current ones first: a code may have several, its present name is the first. */
function namedCodes(): readonly (readonly [code: string, name: string, isFormer: boolean])[] {
  const now = currentCodes();
  const nowNamed = new Map<string, string[]>();
  const rows: (readonly [string, string, boolean])[] = [];
  for (const [code, name] of now) {
    const same = nowNamed.get(name);
    if (same === undefined) nowNamed.set(name, [code]);
    else same.push(code);
    if (!municipality.test(code) && !placeholder.test(name)) rows.push([code, name, false]);
  }
  const met = new Set<string>();
  for (const table of earlierCodes()) {
    for (const [code, name] of table) {
      if (now.get(code) === name || municipality.test(code) || met.has(code + name)) continue;
      if (placeholder.test(name) || isMoved(code, table, nowNamed.get(name) ?? [])) continue;
      met.add(code + name);
      rows.push([code, name, !now.has(code)]);
    }
  }
  return rows;
}

function put(map: Map<string, Region[]>, name: string, region: Region): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [region]);
  else if (!list.includes(region)) list.push(region);
}

function build(): Index {
  const rows = namedCodes();
  const codes = new Map(rows.map(([code]) => [code, null]));
  const byCode = new Map<string, Region>();
  const byFullName = new Map<string, Region[]>();
  const byBareName = new Map<string, Region[]>();
  let longest = 2;
  for (const [code, name, isFormer] of rows) {
    let region = byCode.get(code);
    if (region === undefined) {
      const level = levelOf(code);
      region = { code, name, level, parent: parentOf(code, level, codes), isFormer };
      byCode.set(code, region);
    }
    const { bare, short } = shortNames(name);
    put(byFullName, name, region);
    if (short !== null) put(byFullName, short, region);
    if (bare !== null) put(byBareName, bare, region);
    longest = Math.max(longest, name.length);
  }
  // 静海 is 静海区 today; that 静海县 once was there does not make the name doubtful.
  for (const [name, list] of byBareName) {
    if (list.length < 2 || list.every((region) => !region.isFormer)) continue;
    const isKept = (old: Region): boolean =>
      !old.isFormer || !list.some((other) => !other.isFormer && other.parent === old.parent);
    byBareName.set(name, list.filter(isKept));
  }
  const country: Region = {
    code: nationalCode,
    name: countryName,
    level: 'national',
    parent: null,
    isFormer: false,
  };
  byCode.set(nationalCode, country);
  return { byCode, byFullName, byBareName, longest };
}

let built: Index | null = null;

/** Built on first use: reading a report that is never resolved costs nothing. */
function index(): Index {
  built ??= build();
  return built;
}

/** The region of a code; null where no table has it. */
export function regionByCode(code: string): Region | null {
  return index().byCode.get(code) ?? null;
}

/** Every region, former ones included, in the order of codes. */
export function allRegions(): readonly Region[] {
  return [...index().byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A region and what stands above it, from the province down; empty for an unknown code and for the whole country. */
export function regionChain(code: string): readonly Region[] {
  const chain: Region[] = [];
  let region = regionByCode(code);
  while (region !== null && region.level !== 'national') {
    chain.unshift(region);
    region = region.parent === null ? null : regionByCode(region.parent);
  }
  return chain;
}

/** The name with all parents: 福建省厦门市思明区. Null for an unknown code. */
export function fullRegionName(code: string): string | null {
  const region = regionByCode(code);
  if (region === null || region.level === 'national') return region?.name ?? null;
  return regionChain(code)
    .map((part) => part.name)
    .join('');
}

/** Whether a region is another one, or lies in it. */
export function isWithin(region: Region, ancestor: string): boolean {
  let at: Region | null = region;
  while (at !== null) {
    if (at.code === ancestor) return true;
    at = at.parent === null ? null : regionByCode(at.parent);
  }
  return false;
}

/** The regions called exactly this; several for 鼓楼区, none for a name no table has. */
export function regionsNamed(name: string, form: NameForm = 'full'): readonly Region[] {
  return (form === 'full' ? index().byFullName : index().byBareName).get(name) ?? [];
}

/** The length of the longest name of a region, in UTF-16 units. */
export function longestRegionName(): number {
  return index().longest;
}
