/** Bytes → record: opened, read, named, checked. The one path that every command and worker takes. */
import { hash } from 'node:crypto';
import { resolveAgency, type AgencyMatch } from '../agencies/index.ts';
import { checkReport } from '../checks/index.ts';
import {
  DocumentError,
  filesIn,
  missingSentence,
  openFile,
  picturesNamed,
  type Document,
  type Engines,
} from '../documents/index.ts';
import { formById } from '../forms/index.ts';
import type { Reading } from '../reading/index.ts';
import {
  failedRecord,
  programVersion,
  recordVersion,
  type Record,
  type Report,
  type ReportAgency,
} from '../record/index.ts';
import type { ExamineOptions } from './options.ts';
import { lookAgain } from './second-look.ts';
import { reportsIn } from './sheets.ts';

/** A page that is no report, and the links on it that may be the report. */
export interface LinkedReport {
  readonly file: string;
  readonly attachments: Reading['attachments'];
}

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

/** Less text than this beside pictures is a page number, or a stamp. */
const leastText = 20;

/** Whether a file of pages shows pictures and no text: a scan. A web page is judged by its text. */
function isPictures({ kind, blocks }: Document): boolean {
  if (kind === 'html' || kind === 'text' || kind === 'spreadsheet') return false;
  let [hasImage, length] = [false, 0];
  for (const block of blocks) {
    const parts = block.kind === 'table' ? block.cells : [block];
    for (const part of parts) {
      hasImage ||= part.hasImage;
      if (!part.hidden) length += part.text.length;
    }
  }
  return hasImage && length < leastText;
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
  reading: Reading,
  options: ExamineOptions,
): Promise<Record> {
  const head = { record: recordVersion, program: programVersion, file: options.file } as const;
  const base = { ...head, error: unreadScans(document, reading.status, options) };
  if (document.notes.some(({ code }) => code === 'engine.missing') && reading.form === null) {
    // Its tables were lost on the way: whether it is a report cannot be told from what is left.
    throw new DocumentError(
      'engine.missing',
      options.file,
      'it cannot be read without LibreOffice Writer. Install that ("gongkai doctor" says how), or save it as DOCX and parse that.',
    );
  }
  if (reading.status === 'not_a_report' && base.error === null && isPictures(document)) {
    throw new DocumentError(
      'document.unsupported',
      options.file,
      document.kind === 'pdf' || document.kind === 'image'
        ? 'no text was found in its pictures. Parse the file that they were made from.'
        : 'it holds nothing but pictures, which are not read in a file of this kind. Save it as PDF, or the pictures as PNG, and parse that.',
    );
  }
  if (reading.status === 'not_a_report') {
    return { ...base, status: 'not_a_report', report: null, findings: [], assessed: {} };
  }
  const source = {
    sha256: hash('sha256', bytes, 'hex'),
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

/** The record of a file that could not be opened. */
export function recordOfError({ code, message }: DocumentError, file: string): Record {
  return failedRecord(file, { code, message });
}

/**
 * Examines one file that is no container: one record, or one a sheet where the sheets of a workbook are reports of
 * their own (`PATH#sheet=2`). Never throws for what the file holds. `onLinked` is told of a page that only links its
 * report: the record of what is no report has no place for that.
 */
export async function examineFile(
  bytes: Uint8Array,
  options: ExamineOptions,
  engines: Engines = {},
  onLinked: (linked: LinkedReport) => void = () => undefined,
): Promise<readonly Record[]> {
  try {
    const opened = await openFile(bytes, {
      file: options.file,
      mediaType: options.mediaType ?? null,
      encoding: options.encoding ?? null,
      engines,
      ...(options.recogniser === undefined ? {} : { recogniser: options.recogniser }),
      ...(options.pictures === undefined ? {} : { pictures: picturesNamed(options.pictures) }),
    });
    const records: Record[] = [];
    for (const { suffix, document, reading } of reportsIn(opened)) {
      const file = options.file + suffix;
      const { status, attachments } = reading;
      if (status === 'not_a_report' && attachments.length > 0) onLinked({ file, attachments });
      records.push(await recordOfDocument(document, bytes, reading, { ...options, file }));
    }
    return records;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return [recordOfError(error, options.file)];
  }
}

/**
 * Examines one document. Never throws for what the document holds: what cannot be opened gives a record with status
 * `failed` and one sentence that says why and what to do; so does a container, or a workbook of several reports
 * (`document.several`), which `examineAll` is for.
 */
export async function examine(
  bytes: Uint8Array,
  options: ExamineOptions,
  engines: Engines = {},
): Promise<Record> {
  const records = await examineFile(bytes, options, engines);
  const [first] = records;
  if (first !== undefined && records.length === 1) return first;
  const sentence = `the workbook holds ${records.length} reports, one a sheet. Read it with \`examineAll\`.`;
  return recordOfError(new DocumentError('document.several', options.file, sentence), options.file);
}

/**
 * Examines all that a file holds: the files in a container (`PATH!/inner/name`), the sheets of a workbook
 * (`PATH#sheet=2`), or the one document that it is. In the file's order, one record at a time. Never throws for what
 * the file holds.
 */
export async function* examineAll(
  bytes: Uint8Array,
  options: ExamineOptions,
  engines: Engines = {},
): AsyncGenerator<Record, void, undefined> {
  const unarchive = engines.archives ?? null;
  for await (const found of filesIn(bytes, options.file, { unarchive })) {
    if (found.error !== null) yield recordOfError(found.error, found.file);
    else yield* await examineFile(found.bytes, optionsWithin(options, found.file), engines);
  }
}

/** What is known of a file in a container: not its type, since what the server declared was the container's. */
export function optionsWithin(options: ExamineOptions, file: string): ExamineOptions {
  return file === options.file ? options : { ...options, file, mediaType: null, encoding: null };
}
