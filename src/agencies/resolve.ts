/** An agency's name → its id, region, kind and level: by what the register holds, never by a guess. */
import { bodyEndings, committeeEndings, levelWords, partyBeginnings, townshipEndings } from './bodies.ts';
import { departmentNamed, type Department, type DepartmentKind } from './departments.ts';
import { provinceOfUrl } from './hosts.ts';
import { bareText, longestName, nameParts, walk } from './name-parts.ts';
import { countryName, nationalBodyNamed } from './national.ts';
import { isWithin, nationalCode, regionByCode, type Region } from './regions.ts';
import { townSlugs, townsOf } from './towns.ts';

/** What kind of body a name names; `other` where it is a body, but none the register knows. */
export type AgencyKind =
  DepartmentKind | 'management_committee' | 'subdistrict_office' | 'township_government' | 'party' | 'other';

export type AgencyLevel = 'national' | 'province' | 'prefecture' | 'county' | 'township';

/**
 * How certain it is which agency a name names:
 * - `full`: its region and its body are printed, and one agency is called so
 * - `short`: the same, with the region without its ending (厦门人社局) or the body under another name than the official one
 * - `former`: a name of a region or a body that has been abolished
 * - `hinted`: the name alone fits several, or names no region: the address or the source's entry decided
 */
export const certainties = ['full', 'short', 'former', 'hinted'] as const;
export type Certainty = (typeof certainties)[number];

export interface AgencyHints {
  /** The address of the page; only the domain of a province tells something. */
  readonly url?: string | null;
  /** The region that the source's entry names, six digits. */
  readonly region?: string | null;
  /** The name of the region or government above, as a site prints it. */
  readonly parentName?: string | null;
}

export interface AgencyMatch {
  /** Region code, `-`, slug; null where no body of the register, or more than one, has this name. */
  readonly id: string | null;
  /** Null without an id. */
  readonly certainty: Certainty | null;
  /** The region it belongs to; null where it cannot be told. Of a body below it, the region it lies in. */
  readonly region: string | null;
  readonly kind: AgencyKind;
  /** Null where the name does not tell: development zones, branches, bodies not in the register. */
  readonly level: AgencyLevel | null;
  /** A people's government itself, of whatever level; not its office. */
  readonly isGovernment: boolean;
  /** How many bodies of the register have this name: 1 with an id, 0 for none, more where it is ambiguous. */
  readonly candidates: number;
}

const nothing: AgencyMatch = {
  id: null,
  certainty: null,
  region: null,
  kind: 'other',
  level: null,
  isGovernment: false,
  candidates: 0,
};

/** The regions a hint allows: inside the source's region, inside the parent that is named, inside the host's province. */
function narrowed(regions: readonly Region[], hints: AgencyHints): readonly Region[] {
  let left = regions;
  const keep = (codes: readonly string[]): void => {
    if (left.length < 2 || codes.length === 0) return;
    const inside = left.filter((region) => codes.some((code) => isWithin(region, code)));
    // A hint that fits none of them is about something else.
    if (inside.length > 0) left = inside;
  };
  if (typeof hints.region === 'string') keep([hints.region]);
  if (typeof hints.parentName === 'string') {
    keep((walk(bareText(hints.parentName), 0).regions ?? []).map((region) => region.code));
  }
  if (typeof hints.url === 'string') keep([provinceOfUrl(hints.url)].filter((code) => code !== null));
  return left;
}

/** 教育局, 教育厅 and 教育委员会 are the official name at one level or another; 教委 is none. */
function isOfficialName(printed: string, department: Department): boolean {
  const stem = (name: string): string => name.replace(/(?:局|厅|委员会|署|办公室)$/u, '');
  return printed === '' || stem(printed) === stem(department.name) || printed === '人民政府办公厅';
}

function commonLevel(regions: readonly Region[]): AgencyLevel | null {
  const level = regions[0]?.level ?? null;
  return regions.every((region) => region.level === level) ? level : null;
}

/** What is known of how the name was met, before its certainty is told. */
interface Met {
  /** Whether the name prints its region. */
  readonly isRegionPrinted: boolean;
  /** Whether the region is printed without its ending. */
  readonly isRegionBare: boolean;
}

function certaintyOf(region: Region, isOfficial: boolean, wasNarrowed: boolean, met: Met): Certainty {
  if (wasNarrowed || !met.isRegionPrinted) return 'hinted';
  if (region.isFormer) return 'former';
  return met.isRegionBare || !isOfficial ? 'short' : 'full';
}

function matched(
  department: Department,
  printed: string,
  all: readonly Region[],
  hints: AgencyHints,
  met: Met,
): AgencyMatch {
  // Only provinces have 厅 (and offices of governments 办公厅).
  const isProvincial = printed.endsWith('厅') && department.kind !== 'government_office';
  const possible = isProvincial ? all.filter((region) => region.level === 'province') : all;
  const regions = narrowed(possible, hints);
  const [region] = regions;
  const isOne = regions.length === 1 && region !== undefined;
  return {
    id: isOne ? `${region.code}-${department.slug}` : null,
    certainty: isOne
      ? certaintyOf(region, isOfficialName(printed, department), possible.length > 1, met)
      : null,
    region: isOne ? region.code : null,
    kind: department.kind,
    level: commonLevel(regions),
    isGovernment: department.kind === 'government',
    candidates: regions.length,
  };
}

const withoutItsRegion: Met = { isRegionPrinted: false, isRegionBare: false };

/** A name without a region: 市人社局, 教育局. It is a body of the region the source names, or of none. */
function withoutRegion(text: string, hints: AgencyHints): AgencyMatch {
  const own = typeof hints.region === 'string' ? regionByCode(hints.region) : null;
  const whole = departmentNamed(text);
  if (whole !== null && whole.kind !== 'government') {
    return matched(whole, text, own === null ? [] : [own], hints, withoutItsRegion);
  }
  for (const [word, levels] of levelWords) {
    if (!text.startsWith(word)) continue;
    const rest = text.slice(word.length);
    const department = departmentNamed(rest);
    if (department === null) continue;
    const fits = own !== null && own.name.endsWith(word) && levels.some((level) => level === own.level);
    const match = matched(department, rest, fits ? [own] : [], hints, withoutItsRegion);
    const [only, ...others] = levels;
    return match.level !== null || only === undefined || others.length > 0
      ? match
      : { ...match, level: only };
  }
  const hinted = own === null ? null : bodyOfTown(text, [own], hints);
  return hinted === null
    ? unknownBody(text, text, [])
    : { ...hinted, certainty: hinted.id === null ? null : 'hinted' };
}

/** A town's government or a street's office, by the table of towns; null for other bodies and for names not in it. */
function bodyOfTown(body: string, regions: readonly Region[], hints: AgencyHints): AgencyMatch | null {
  const possible = townsOf(body, regions);
  if (possible.length === 0) return null;
  const inside = possible.length === 1 ? possible : townsOf(body, narrowed(regions, hints));
  const [town] = inside;
  const isOne = inside.length === 1 && town !== undefined;
  const isGovernment = body.endsWith('政府');
  const kind = isGovernment ? 'township_government' : 'subdistrict_office';
  return {
    id: isOne ? `${town.code}-${isGovernment ? townSlugs.government : townSlugs.street}` : null,
    certainty: isOne ? (possible.length > 1 ? 'hinted' : 'full') : null,
    region: isOne ? town.county : null,
    kind,
    level: 'township',
    isGovernment,
    candidates: inside.length,
  };
}

/** A body that the register does not hold: its kind by its ending, its region where that is certain. */
function unknownBody(text: string, rest: string, regions: readonly Region[]): AgencyMatch {
  const region = regions.length === 1 ? (regions[0]?.code ?? null) : null;
  if (committeeEndings.some((ending) => rest.endsWith(ending))) {
    return { ...nothing, region, kind: 'management_committee' };
  }
  for (const [ending, isGovernment] of townshipEndings) {
    if (!rest.endsWith(ending) || rest.length === ending.length) continue;
    const kind = isGovernment ? 'township_government' : 'subdistrict_office';
    return { ...nothing, region, kind, level: 'township', isGovernment };
  }
  return { ...nothing, region: bodyEndings.some((ending) => text.endsWith(ending)) ? region : null };
}

/**
 * Finds the agency that a name names. The name's region part and its department part must both be known, and
 * only one region may have the name; hints narrow several regions down, and never contradict what is printed.
 * Linear in the name's length. Source of the id's form: record.md, Identity.
 */
export function resolveAgency(name: string, hints: AgencyHints = {}): AgencyMatch {
  const text = bareText(name);
  if (text.length < 2 || text.length > longestName) return nothing;
  if (partyBeginnings.some((beginning) => text.startsWith(beginning))) return { ...nothing, kind: 'party' };
  const national = nationalBodyNamed(text);
  if (national !== null) {
    return {
      id: `${nationalCode}-${national.slug}`,
      region: nationalCode,
      kind:
        national.slug === 'gwy'
          ? 'government'
          : national.slug === 'gwyb'
            ? 'government_office'
            : 'department',
      certainty: national.isFormer ? 'former' : 'full',
      level: 'national',
      isGovernment: national.slug === 'gwy',
      candidates: 1,
    };
  }
  const { leading, regions, rest, isRegionBare } = nameParts(text);
  if (regions === null) return leading === '' ? withoutRegion(text, hints) : nothing;
  const department = rest === '' ? departmentNamed('人民政府') : departmentNamed(rest);
  if (department === null) {
    return bodyOfTown(rest, regions, hints) ?? unknownBody(text, rest, narrowed(regions, hints));
  }
  // 国家税务总局…税务局 is one; 国家税务总局…教育局 is none.
  if (leading !== '' && leading !== countryName && department.kind !== 'vertical') return nothing;
  return matched(department, rest, regions, hints, { isRegionPrinted: true, isRegionBare });
}
