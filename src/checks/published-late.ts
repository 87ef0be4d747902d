/** Rule `published.late`. */
import type { AgencyKind, CheckContext } from './context.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';

/** The first report year: the Regulation of 2007 (State Council Decree 492) came into force in 2008. */
const firstYear = 2008;

/** From this report year the Regulation of 2019 (State Council Decree 711) sets the dates, by kind of body. */
const firstYearByKind = 2019;

/**
 * The last day on which the report of a year is in time, an ISO date; null where the law sets none or the kind of body
 * is not known. Decree 492: every body by 31 March. Decree 711, article 49: departments at county level and above by 31
 * January, local people's governments at county level and above by 31 March.
 */
export function deadlineOf(year: number, agency: AgencyKind | null): string | null {
  if (agency === null || year < firstYear) return null;
  const due = String(year + 1);
  if (year < firstYearByKind) return `${due}-03-31`;
  if (agency.level === null || agency.level === 'township') return null;
  if (agency.isGovernment && agency.level === 'national') return null;
  return agency.isGovernment ? `${due}-03-31` : `${due}-01-31`;
}

/** The earliest date that is known; null where none is. */
function earliestDate({ report, earliestKnownDate }: CheckContext): string | null {
  const dates = [report.published, earliestKnownDate ?? null].filter((date) => date !== null);
  return dates.sort()[0] ?? null;
}

function factsOf(context: CheckContext): { deadline: string; date: string } | null {
  const { report, agency, notes } = context;
  // Where the document gives two years, it is not known which year's day counts.
  if (notes.yearConflict.length > 0) return null;
  const deadline = report.year === null ? null : deadlineOf(report.year, agency);
  const date = earliestDate(context);
  return deadline === null || date === null ? null : { deadline, date };
}

/** The report came after the day that the Regulation sets. */
export const publishedLate = defineRule({
  id: 'published.late',
  severity: 'warning',
  assessed: (context) => (factsOf(context) === null ? 0 : 1),
  *check(context) {
    const facts = factsOf(context);
    if (facts === null || facts.date <= facts.deadline) return;
    const { deadline, date } = facts;
    // Only a date that the document prints is its own word, and one of a later year is rather that of a moved page.
    const isSure = date === context.report.published && date.slice(0, 4) === deadline.slice(0, 4);
    yield {
      blame: isSure ? 'source' : 'unsure',
      expected: deadline,
      reported: date,
      message: say((m) => m.publishedLate(date, deadline, isSure)),
    };
  },
});
