/** Findings between reports, for every report that they name: a record holds those only that name it first. */
import type { LeanFinding } from './lean-record.ts';
import { tableRows, type TableRow } from './read-dataset.ts';
import { blameOrder, severityOrder } from './site-report.ts';

/** A report names so many others' findings at most: one that a whole city copied is a page of its own. */
const most = 40;

const isId = (id: string): boolean => /^[a-z0-9-]{1,80}$/.test(id);
const words = (list: string): string[] => (list === '' ? [] : list.split(' '));

function valueOf(number: string, text: string): number | string | null {
  if (number !== '') return Number(number);
  return text === '' ? null : text;
}

function suspectsOf(json: string): LeanFinding['suspects'] {
  try {
    const sets: unknown = json === '' ? null : JSON.parse(json);
    return Array.isArray(sets)
      ? sets.flatMap((set: { readonly codes?: unknown; readonly would_be?: unknown } | null) =>
          Array.isArray(set?.codes) && Array.isArray(set.would_be)
            ? [{ codes: set.codes.map(String), would_be: set.would_be.map(Number) }]
            : [],
        )
      : null;
  } catch {
    return null;
  }
}

/** A row of the table of findings as the record has it; null for a row that is none. */
function findingOf(row: TableRow): LeanFinding | null {
  const field = (name: string): string => row.get(name) ?? '';
  const severity = severityOrder.find((one) => one === field('severity'));
  const blame = blameOrder.find((one) => one === field('blame'));
  const reports = words(field('reports')).filter(isId);
  if (severity === undefined || blame === undefined || !/^[0-9a-f]{16}$/.test(field('finding'))) return null;
  return {
    id: field('finding'),
    rule: field('rule'),
    severity,
    blame,
    reports,
    codes: words(field('codes')),
    expected: valueOf(field('expected'), field('expected_text')),
    reported: valueOf(field('reported'), field('reported_text')),
    delta: field('delta') === '' ? null : Number(field('delta')),
    suspects: suspectsOf(field('suspects')),
    truncated: field('suspects_truncated') === 'true',
    message: { zh: field('message_zh'), en: field('message_en') },
  };
}

/** By report, the findings of others that name it. Only findings between reports are held. */
export async function findingsNaming(dataset: string): Promise<ReadonlyMap<string, readonly LeanFinding[]>> {
  const byReport = new Map<string, LeanFinding[]>();
  for await (const row of tableRows(dataset, 'findings')) {
    if (!(row.get('reports') ?? '').includes(' ')) continue;
    const finding = findingOf(row);
    if (finding === null) continue;
    for (const report of finding.reports.slice(1)) {
      const list = byReport.get(report) ?? [];
      byReport.set(report, list);
      if (list.length < most) list.push(finding);
    }
  }
  return byReport;
}
