/** What the site is told besides the dataset: the catalogue of rules, the names of regions, proofs, decisions. Passed in by the command line. */
import type { Bilingual } from '../forms/index.ts';
import type { RuleFacts, SiteDecision } from './site-index.ts';
import type { AgencyLevel } from './site-report.ts';
import type { SourcePiece } from './site-source.ts';

export interface RegionFacts {
  readonly code: string;
  readonly name: string;
  readonly level: AgencyLevel;
}

/** A picture that goes beside the shard of a source. */
export interface SourcePicture {
  readonly page: number;
  readonly png: Uint8Array;
}

/** What can be shown of a report's source, and the pages of proof of its findings. */
export interface Evidence {
  readonly pieces: readonly SourcePiece[];
  readonly pictures: readonly SourcePicture[];
  readonly proofs: readonly { readonly finding: string; readonly html: string }[];
  /** Pages that hold cells in question were left out: there are too many. */
  readonly isCut: boolean;
}

export interface Knowledge {
  readonly rules: readonly RuleFacts[];
  /** Null for a code that is no region's. */
  readonly regionOf: (code: string) => RegionFacts | null;
  /** The function of an agency by the slug of its id; null where it is not known. */
  readonly functionOf: (slug: string) => Bilingual | null;
  /**
   * The source of a report in question, by the path of its record and the codes to mark; null where the dataset keeps none and the document is
   * not at hand. The member is null where the site is built without evidence.
   */
  readonly evidenceOf:
    ((recordPath: string, codes: readonly string[], imageBase: string) => Promise<Evidence | null>) | null;
  /** What people decided about findings. */
  readonly decisions: readonly SiteDecision[];
}
