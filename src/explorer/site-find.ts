/** What the search and the ranks know of agencies: a shard a province, and one a group of like agencies. */
import type { Bilingual } from '../forms/index.ts';
import type { AgencyLevel } from './site-report.ts';

/** A row of shard `find/PP`: what the search knows of an agency. */
export type FindRow = readonly [
  id: string,
  name: string,
  /** Syllables without tones, parted by blanks. */
  pinyin: string,
  region: string,
  /** Index in the shard's list of functions; -1 = not known. */
  functionIndex: number,
  /** Years with a report, as offsets from the site's first year. */
  years: readonly number[],
  errors: number,
  formerNames: readonly string[],
];

/** Shard `find/PP`: the agencies of a province, its regions, and the functions of the whole site. */
export interface SiteFind {
  readonly regions: readonly SiteRegion[];
  readonly functions: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly rows: readonly FindRow[];
}

export interface SiteRegion {
  readonly code: string;
  readonly name: string;
  readonly pinyin: string;
  readonly level: AgencyLevel | null;
  readonly agencies: number;
  /** Agencies with a report, by the site's years. */
  readonly covered: readonly number[];
  readonly findings: readonly [error: number, warning: number, info: number];
}

/** Shard `peers/GROUP`: like agencies and the measures that they are ranked by. */
export interface SitePeers {
  readonly measures: readonly string[];
  readonly agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly years: { readonly [year: string]: readonly (number | null)[] };
  }[];
}
