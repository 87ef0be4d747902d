/** Bytes → record: opened, read, named, checked. The one path that every command and worker takes. */
import { createHash } from 'node:crypto';
import { resolveAgency, type AgencyMatch } from '../agencies/index.ts';
import { checkReport } from '../checks/index.ts';
import { DocumentError, missingSentence, openDocument, type Document } from '../documents/index.ts';
import { formById } from '../forms/index.ts';
import { readReport, type Reading } from '../reading/index.ts';
import {
  programVersion,
  recordVersion,
  type Record,
  type Report,
  type ReportAgency,
} from '../record/index.ts';
import type { ExamineOptions } from './options.ts';
import { lookAgain } from './second-look.ts';

/** The kinds of body whose reports have a day they are due, as the rule `published.late` knows them. */
type Body = NonNullable<Parameters<typeof checkReport>[0]['agency']>;

interface Named {
  readonly agency: ReportAgency;
  /** Null where the register does not know what kind of body it is. */
  readonly body: Body | null;
}

function bodyOf(match: AgencyMatch): Body | null {
  if (match.kind === 'government' && match.level !== 'township') {
    return { level: match.level, isGovernment: true };
  }
  return match.kind === 'department' ? { level: match.level, isGovernment: false } : null;
}

/** The name as printed, or else as the source's entry has it; the id only where the register knows one such body. */
function nameAgency(printed: string | null, options: ExamineOptions): Named {
  const entry = options.agency ?? null;
  if (printed !== null) {
    const match = resolveAgency(printed, { url: options.url ?? null, region: entry?.region ?? null });
    return {
      agency: { id: match.id, name: printed, basis: 'printed', region: match.region },
      body: bodyOf(match),
    };
  }
  if (entry !== null) {
    const match = resolveAgency(entry.name, { region: entry.region });
    return {
      agency: {
        id: entry.id ?? match.id,
        name: entry.name,
        basis: 'source',
        region: entry.region ?? match.region,
      },
      body: bodyOf(match),
    };
  }
  return { agency: { id: null, name: null, basis: null, region: null }, body: null };
}

function reportOf(reading: Reading, agency: ReportAgency, source: Report['source']): Report {
  const id =
    agency.id !== null && reading.year !== null
      ? `${agency.id}-${String(reading.year)}`
      : `x-${source.sha256.slice(0, 12)}`;
  return {
    id,
    form: reading.form,
    year: reading.year,
    agency,
    scope: reading.scope,
    title: reading.title,
    published: reading.published,
    period: reading.period,
    values: reading.values,
    cells: reading.cells,
    extra: reading.extra,
    sections: reading.sections,
    claims: reading.claims,
    attachments: reading.attachments,
    source,
  };
}

/** What to add where pages of a document are scans and the packages that read them are not installed; else null. */
function unreadScans(
  document: Document,
  status: Reading['status'],
  { file }: ExamineOptions,
): Record['error'] {
  // A picture on a page that was read whole was none of its tables.
  const isUnread =
    document.notes.some(({ code }) => code === 'scan.unread') &&
    (document.kind === 'pdf' || status !== 'parsed');
  return isUnread ? { code: 'engine.missing', message: `${file}: ${missingSentence}` } : null;
}

async function recordOfDocument(
  document: Document,
  bytes: Uint8Array,
  options: ExamineOptions,
): Promise<Record> {
  const reading = readReport(document);
  const head = { record: recordVersion, program: programVersion, file: options.file } as const;
  const base = { ...head, error: unreadScans(document, reading.status, options) };
  if (reading.status === 'not_a_report') {
    return { ...base, status: 'not_a_report', report: null, findings: [], assessed: {} };
  }
  const source = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    media_type: document.mediaType,
    url: options.url ?? null,
    retrieved: options.retrieved ?? null,
  };
  const { agency, body } = nameAgency(reading.agencyName, options);
  const form = formById(reading.form);
  let report = reportOf(reading, agency, source);
  let checked = checkReport({ report, form, notes: reading.notes, agency: body });
  const again = await lookAgain(bytes, document, report, checked.findings);
  if (again !== null) {
    report = again.report;
    const disputed =
      again.disputed.length === 0 ? [] : [{ codes: again.disputed, reason: 'readings_differ' as const }];
    const notes = { ...reading.notes, ambiguous: [...reading.notes.ambiguous, ...disputed] };
    checked = checkReport({ report, form, notes, agency: body });
  }
  // What could not be read of a scan is missing, whatever the rest of the document holds.
  const status = base.error !== null && reading.status === 'parsed' ? 'partial' : reading.status;
  return { ...base, status, report, findings: checked.findings, assessed: checked.assessed };
}

/**
 * Examines one document. Never throws for what the document holds: what cannot be opened gives a record with status
 * `failed` and one sentence that says why and what to do.
 */
export async function examine(bytes: Uint8Array, options: ExamineOptions): Promise<Record> {
  try {
    const document = await openDocument(bytes, {
      file: options.file,
      mediaType: options.mediaType ?? null,
      encoding: options.encoding ?? null,
      ...(options.recogniser === undefined ? {} : { recogniser: options.recogniser }),
      ...(options.pictures === undefined ? {} : { pictures: options.pictures }),
    });
    return await recordOfDocument(document, bytes, options);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return {
      record: recordVersion,
      program: programVersion,
      file: options.file,
      status: 'failed',
      report: null,
      findings: [],
      assessed: {},
      error: { code: error.code, message: error.message },
    };
  }
}
