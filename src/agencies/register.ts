/** The register of agencies: what an id says, and which bodies there are for certain. */
import { departments, type Department } from './departments.ts';
import { functionOfDepartment, functionOfNationalBody } from './functions.ts';
import { nationalBodies, type NationalBody } from './national.ts';
import { formerRegionNames } from './region-history.ts';
import { allRegions, fullRegionName, nationalCode, regionByCode, type Region } from './regions.ts';
import { townByCode, townSlugs } from './towns.ts';
import type { AgencyLevel } from './resolve.ts';

/** Kinds of agency: a closed list. */
export const registerKinds = [
  'government',
  'government_office',
  'department',
  'vertical',
  'affiliated',
  'town',
  'street',
  'national_body',
] as const;
export type RegisterKind = (typeof registerKinds)[number];

/** An agency as the register has it. */
export interface Agency {
  /** Region code of six digits (nine below the county), `-`, slug. */
  readonly id: string;
  /** The official name in full: 福建省厦门市思明区教育局. */
  readonly name: string;
  /** Six digits of GB/T 2260; of a town or street the county's. */
  readonly region: string;
  /** Nine digits of a town or street; null for other bodies. */
  readonly town: string | null;
  readonly level: AgencyLevel;
  readonly kind: RegisterKind;
  /** An id of `agencyFunctions`. */
  readonly function: string;
  /** Names that the body's region had before, with the body: oldest first. */
  readonly formerNames: readonly string[];
  /** Whether its region has been abolished. */
  readonly isFormer: boolean;
}

const departmentBySlug: ReadonlyMap<string, Department> = new Map(departments.map((one) => [one.slug, one]));
const nationalBySlug: ReadonlyMap<string, NationalBody> = new Map(
  nationalBodies.map((one) => [one.slug, one]),
);

function national(id: string, slug: string): Agency | null {
  const body = nationalBySlug.get(slug);
  const [name] = body?.names ?? [];
  if (body === undefined || name === undefined) return null;
  return {
    id,
    name,
    region: nationalCode,
    town: null,
    level: 'national',
    kind: 'national_body',
    function: functionOfNationalBody(slug) ?? 'government',
    formerNames: [],
    isFormer: body.isFormer,
  };
}

function ofTown(id: string, code: string, slug: string): Agency | null {
  const town = townByCode(code);
  const county = town === null ? null : regionByCode(town.county);
  if (town === null || county === null) return null;
  const isStreet = slug === townSlugs.street;
  if (!isStreet && slug !== townSlugs.government) return null;
  return {
    id,
    name: `${fullRegionName(county.code) ?? ''}${town.name}${isStreet ? '办事处' : '人民政府'}`,
    region: county.code,
    town: code,
    level: 'township',
    kind: isStreet ? 'street' : 'town',
    function: isStreet ? 'street' : 'town',
    formerNames: [],
    isFormer: county.isFormer,
  };
}

/** Provinces have 厅 where prefectures have 局; their governments' offices are 办公厅. */
function nameAt(department: Department, region: Region): string {
  const ofProvince = department.names.find((name) => name.endsWith('厅'));
  if (region.level !== 'province' || ofProvince === undefined) return department.name;
  // The municipalities have 局 or 委员会: which, the register does not know.
  return /^(?:11|12|31|50)/.test(region.code) && department.kind !== 'government_office'
    ? department.name
    : ofProvince;
}

function ofRegion(id: string, region: Region, slug: string): Agency | null {
  const department = departmentBySlug.get(slug);
  if (department === undefined || region.level === 'national') return null;
  const name = nameAt(department, region);
  return {
    id,
    name: `${fullRegionName(region.code) ?? ''}${name}`,
    region: region.code,
    town: null,
    level: region.level,
    kind: department.kind,
    function: functionOfDepartment(slug) ?? 'government',
    formerNames: formerRegionNames(region.code).map((former) => `${former}${name}`),
    isFormer: region.isFormer,
  };
}

/** The agency of an id; null where the register has no such region or no such body. */
export function agencyById(id: string): Agency | null {
  const parts = /^(\d{6}|\d{9})-([a-z0-9-]+)$/.exec(id);
  const code = parts?.[1];
  const slug = parts?.[2];
  if (code === undefined || slug === undefined) return null;
  if (code === nationalCode) return national(id, slug);
  if (code.length === 9) return ofTown(id, code, slug);
  const region = regionByCode(code);
  return region === null ? null : ofRegion(id, region, slug);
}

/**
 * The bodies that are there for certain, in the order of their ids: the people's government of every region, present or
 * former, and the national bodies. Which departments a place has is known only from what they publish.
 */
export function certainAgencies(): readonly Agency[] {
  const ids = [
    ...nationalBodies.map(({ slug }) => `${nationalCode}-${slug}`),
    ...allRegions()
      .filter(({ level }) => level !== 'national')
      .map(({ code }) => `${code}-${townSlugs.government}`),
  ];
  return ids
    .sort()
    .map(agencyById)
    .filter((agency) => agency !== null);
}

/** The State Council itself publishes no report: its office does. */
const withoutReport = `${nationalCode}-gwy`;

/**
 * Whether the Regulation of 2019 (Decree 711, articles 49 and 50) has the agency publish a report of its own: departments
 * of governments at county level and above, and those governments. Bodies led from above report to their own line.
 */
export function mustReport(agency: Agency): boolean {
  if (agency.isFormer || agency.id === withoutReport) return false;
  return agency.kind === 'government' || agency.kind === 'department' || agency.kind === 'national_body';
}
