/** What a site is told besides its dataset: rules, regions, functions, the sources of reports in question, decisions. */
import { readFile } from 'node:fs/promises';
import { departmentNamed, departments, regionByCode } from '../agencies/index.ts';
import { catalogue } from '../checks/index.ts';
import {
  digestOf,
  EvidenceError,
  explainFinding,
  proofPage,
  renderEvidence,
  showSource,
  statusOf,
  type Decisions,
  type Mark,
  type ShownSource,
} from '../evidence/index.ts';
import {
  plainText,
  type Evidence,
  type Knowledge,
  type SiteDecision,
  type SourcePiece,
} from '../explorer/index.ts';
import { parseRecord, type Finding, type Record, type Report } from '../record/index.ts';
import { bytesOf, marksOf } from './evidence.ts';

/** Points to an inch, and the pixels that a page is drawn with: as `renderEvidence` has them unless told. */
const [points, pixels] = [72, 144];

async function rulePage(path: string): Promise<string> {
  // The docs come with the program; a copy without them shows the rule's summary alone.
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8').catch(() => '');
}

/** The codes whose cells a source is marked for: all that errors and warnings name. */
function codesInQuestion(findings: readonly Finding[]): readonly string[] {
  const named = findings.filter(({ severity }) => severity !== 'info').flatMap(({ codes }) => codes);
  return [...new Set(named)];
}

type Table = Extract<SourcePiece, { kind: 'table' }>;

function pieceOf(shown: ShownSource, codes: readonly string[]): SourcePiece[] {
  const codeOf = (mark: number | null): string | null => (mark === null ? null : (codes[mark] ?? null));
  switch (shown.kind) {
    case 'tables':
      return shown.excerpts.map(({ rows, isCut }): Table => ({
        kind: 'table',
        isCut,
        rows: rows.map((row) =>
          row.map(({ text, rowspan, colspan, mark }) => ({
            text: plainText(text),
            rowspan,
            colspan,
            mark: codeOf(mark),
          })),
        ),
      }));
    case 'lines':
      return [
        {
          kind: 'lines',
          lines: shown.lines.map(({ line, stretches }) => ({
            line,
            stretches: stretches.map(({ text, mark }) => ({ text: plainText(text), mark: codeOf(mark) })),
          })),
        },
      ];
    case 'picture':
      return [];
  }
}

/** The whole pages of a PDF; the marks stand over the picture, so that the one chosen can be told apart. */
async function pagesOf(
  record: Record,
  report: Report,
  bytes: Uint8Array,
  codes: readonly string[],
  imageBase: string,
): Promise<Pick<Evidence, 'pieces' | 'pictures'>> {
  const places = codes.flatMap((code) => {
    const at = report.cells[code]?.at;
    return at !== undefined && 'page' in at ? [{ code, ...at }] : [];
  });
  // Marks choose the pages; ambiguous cells that no finding names have theirs too.
  const marks: Mark[] = [
    ...marksOf(record),
    ...places.map(({ page, box }): Mark => ({ page, box, kind: 'related' })),
  ];
  const pictures = await renderEvidence(bytes, report.source.media_type, marks, {
    file: record.file,
    area: 'page',
  });
  const pieces = pictures.map(({ page, width, height }): SourcePiece => {
    const share = (value: number, of: number): number =>
      Math.round((1e4 * value * pixels) / points / of) / 100;
    return {
      kind: 'picture',
      page,
      image: `${imageBase}-p${String(page)}.png`,
      width,
      height,
      marks: places
        .filter((one) => one.page === page)
        .map(({ code, box: [left, top, right, bottom] }) => ({
          code,
          box: [
            share(left, width),
            share(top, height),
            share(right - left, width),
            share(bottom - top, height),
          ],
        })),
    };
  });
  return { pieces, pictures };
}

/** The source of a report in question and the proofs of its errors and warnings; null where the document is not at hand. */
async function evidenceOf(recordPath: string, imageBase: string): Promise<Evidence | null> {
  const record = parseRecord(JSON.parse(await readFile(recordPath, 'utf8')));
  const { report, findings } = record;
  if (report === null) return null;
  const bytes = await bytesOf(record, report);
  if (bytes === null) return null;
  const { media_type: mediaType } = report.source;
  const records = new Map([[report.id, record]]);
  const codes = codesInQuestion(findings);
  const cellsOf = (some: readonly string[]) =>
    some.flatMap((code, index) => {
      const at = report.cells[code]?.at;
      return at === undefined ? [] : [{ at, index }];
    });
  try {
    const isPdf = mediaType === 'application/pdf';
    const shown = isPdf ? [] : await showSource(report.id, bytes, mediaType, cellsOf(codes), record.file);
    const { pieces, pictures } = isPdf
      ? await pagesOf(record, report, bytes, codes, imageBase)
      : { pieces: shown.flatMap((one) => pieceOf(one, codes)), pictures: [] };
    const proofs = [];
    for (const finding of findings) {
      if (finding.severity === 'info' || finding.reports.length > 1) continue;
      const explanation = explainFinding(finding, records);
      const cells = explanation.cells.flatMap(({ at }, index) => (at === null ? [] : [{ at, index }]));
      const proof = await showSource(report.id, bytes, mediaType, cells, record.file);
      proofs.push({ finding: finding.id, html: proofPage(explanation, proof, report.form) });
    }
    return { pieces, pictures, proofs };
  } catch (error) {
    // A document that opened once and does not now: the report stands without its source.
    if (error instanceof EvidenceError) return null;
    throw error;
  }
}

/** Decisions with the findings they are about, as they stand now. */
export function siteDecisions(decisions: Decisions, records: readonly Record[]): SiteDecision[] {
  const byId = new Map<string, { readonly finding: Finding; readonly record: Record }>();
  for (const record of records)
    for (const finding of record.findings) byId.set(finding.id, { finding, record });
  return [...decisions.last.values()]
    .sort((a, b) => (a.date === b.date ? (a.finding < b.finding ? -1 : 1) : a.date > b.date ? -1 : 1))
    .map(({ finding: id, decision, date, by, note }) => {
      const found = byId.get(id);
      const report = found?.record.report ?? null;
      const all = new Map(
        records.flatMap((record) => (record.report === null ? [] : [[record.report.id, record] as const])),
      );
      return {
        finding: id,
        report: report?.id ?? null,
        agency:
          report?.agency.name === undefined || report.agency.name === null
            ? null
            : plainText(report.agency.name, 200),
        year: report?.year ?? null,
        status: found === undefined ? 'gone' : statusOf(decisions, id, digestOf(found.finding, all)),
        decision,
        date,
        by,
        note,
        message: found?.finding.message ?? null,
      };
    });
}

/** Everything but the decisions, which need the dataset. */
export async function siteKnowledge(
  hasEvidence: boolean,
  decisions: readonly SiteDecision[],
): Promise<Knowledge> {
  const rules = await Promise.all(
    catalogue.map(async ({ id, severity, title, summary, forms, page }) => ({
      id,
      severity,
      title,
      summary,
      forms,
      page: await rulePage(page),
    })),
  );
  const functions = new Map(departments.map(({ slug, name }) => [slug, name]));
  return {
    rules,
    regionOf: (code) => {
      const region = regionByCode(code);
      return region === null ? null : { code, name: region.name, level: region.level };
    },
    functionOf: (slug) => {
      const name = functions.get(slug);
      return name === undefined || departmentNamed(name) === null ? null : { zh: name, en: name };
    },
    evidenceOf: hasEvidence ? evidenceOf : null,
    decisions,
  };
}
