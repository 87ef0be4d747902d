/** Reports of one run beside one another: what `check` and `findings` say of several documents together. */
import { compareReports, keepReport, type Comparison, type KeptReport } from '../checks/index.ts';
import { nameVersions, partOf, type VersionEntry } from '../dataset/index.ts';
import type { Form } from '../forms/index.ts';
import type { Record } from '../record/index.ts';

interface Entry extends VersionEntry {
  readonly kept: KeptReport;
}

/** Keeps of every record what the rules between reports need, and compares them at the end. */
export class Comparer {
  readonly #entries: Entry[] = [];
  readonly #byId = new Map<string, KeptReport>();

  add(record: Record): void {
    const { report, file } = record;
    const kept = keepReport(record);
    if (report === null || kept === null) return;
    this.#entries.push({
      ownId: report.id,
      agency: report.agency.id,
      year: report.year,
      sha256: report.source.sha256,
      // One source is one report here, under whatever name it came; but every sheet of a workbook is its own.
      content: partOf(file),
      file,
      url: report.source.url,
      retrieved: report.source.retrieved,
      kept,
    });
  }

  /** What was found, with the ids that a dataset would give the reports. */
  compare(): Comparison {
    const named = nameVersions(this.#entries).map(({ id, isPreferred, entry }) => {
      this.#byId.set(id, entry.kept);
      return { ...entry.kept, id, isPreferred };
    });
    return compareReports(named);
  }

  /** The form of a report that was compared; null where it has none. */
  formOf(id: string): Form | null {
    return this.#byId.get(id)?.form ?? null;
  }

  /** The digest of the document of a report that was compared; undefined for another id. */
  digestOf(id: string): string | undefined {
    return this.#byId.get(id)?.sha256;
  }

  /** The number of a code in a report that was compared; null where there is none. */
  valueOf(id: string, code: string): number | null {
    return this.#byId.get(id)?.cells.value(code) ?? null;
  }
}
