/** Agencies: names → agency, region, level, kind; and where a report prints its agency's own name. */
export { departmentNamed, departments } from './departments.ts';
export type { Department, DepartmentKind } from './departments.ts';
export { nationalBodies } from './national.ts';
export type { NationalBody } from './national.ts';
export {
  allRegions,
  fullRegionName,
  isWithin,
  nationalCode,
  regionByCode,
  regionChain,
  regionsNamed,
} from './regions.ts';
export type { NameForm, Region, RegionLevel } from './regions.ts';
export { RegionDataError } from './region-data.ts';
export { certainties, resolveAgency } from './resolve.ts';
export type { AgencyHints, AgencyKind, AgencyLevel, AgencyMatch, Certainty } from './resolve.ts';
export { agencyById, certainAgencies, mustReport, registerKinds } from './register.ts';
export type { Agency, RegisterKind } from './register.ts';
export { agencyFunctions } from './functions.ts';
export type { AgencyFunction } from './functions.ts';
export { formerRegionNames, regionHistory } from './region-history.ts';
export type { RegionName } from './region-history.ts';
export { townByCode } from './towns.ts';
export { publisherLabels } from './bodies.ts';
export { isAgencyName, isRegionName } from './names.ts';
export { agencyInSignature, agencyInTitle, siteNameAgency } from './printed-names.ts';
export { looksAggregate, mentionsOtherBody } from './other-bodies.ts';
