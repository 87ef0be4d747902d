/** `gongkai show --evidence`: pictures of a report's pages, with the cells in question marked. */
import { constants } from 'node:fs';
import { mkdir, open, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvidencePicture, Mark, MarkKind, SourceDocument } from '../evidence/index.ts';
import type { Record, Report } from '../record/index.ts';
import { cleanText } from './clean-text.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { refusalOf } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { documentsFrom } from './wanted-documents.ts';

/** What a report's id is made of (record.md, Identity); nothing else becomes part of a file's name. */
const reportId = /^[a-z0-9-]{1,80}$/;

const pdf = 'application/pdf';

/**
 * The places of the cells in question, those on pages. What errors and warnings name first is a `finding`, what they name
 * besides `related`, as in the tables, where notes mark nothing either; a cell whose place is not certain is `uncertain`.
 */
export function marksOf(record: Record): Mark[] {
  const cells = record.report?.cells ?? {};
  const kinds = new Map<string, MarkKind>();
  const questions = record.findings.filter(({ severity }) => severity !== 'info');
  for (const { codes } of questions) for (const code of codes.slice(1)) kinds.set(code, 'related');
  for (const { codes } of questions) for (const code of codes.slice(0, 1)) kinds.set(code, 'finding');
  for (const [code, { state }] of Object.entries(cells))
    if (state === 'ambiguous') kinds.set(code, 'uncertain');
  return [...kinds].flatMap(([code, kind]) => {
    const at = cells[code]?.at;
    return at !== undefined && 'page' in at ? [{ page: at.page, box: at.box, kind }] : [];
  });
}

/** Writes a picture, or a page, into a folder. What is no name there, or a link to elsewhere, is refused by an error. */
export async function writePicture(folder: string, name: string, png: Uint8Array | string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const home = await realpath(folder);
  if (dirname(join(home, name)) !== home) throw new Error('a picture has no name that stays in its folder');
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
  const file = await open(join(home, name), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o666);
  try {
    await file.writeFile(png);
  } finally {
    await file.close();
  }
  return join(folder, name);
}

/** The very document that a record was made of; null where it is not there. */
export async function documentOf(record: Record, report: Report): Promise<SourceDocument | null> {
  const wanted = new Map([[report.source.sha256, record.file]]);
  for await (const document of documentsFrom([]).documents(wanted)) return document;
  return null;
}

/** Draws; gives a sentence where that cannot be done. The engine is loaded only when something is drawn. */
async function draw(
  bytes: Uint8Array,
  file: string,
  marks: readonly Mark[],
  { t }: Terminal,
): Promise<readonly EvidencePicture[] | string> {
  const { EvidenceError, renderEvidence } = await import('../evidence/index.ts');
  try {
    return await renderEvidence(bytes, pdf, marks, { file });
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    return error.code === 'engine.missing' ? t.evidence.engineMissing(file) : t.evidence.unreadable(file);
  }
}

/** Whose pictures were written in this run: by report id, the digest of the document that has the plain name. */
export type Written = Map<string, string>;

/**
 * Writes the pictures of one record into `folder`, a line on standard output for each. `ID-pN.png`, or where another document
 * of this run has that id, `ID-SHA256-pN.png`. Gives the exit code: 1 where no picture could be made of what is in
 * question. Throws Stop where the folder cannot be written.
 */
export async function writeEvidence(
  record: Record,
  folder: string,
  written: Written,
  terminal: Terminal,
): Promise<number> {
  const { report, file } = record;
  const { evidence } = terminal.t;
  const giveUp = (sentence: string): number => {
    terminal.say(cleanText(sentence));
    return exitCodes.someFailed;
  };
  if (report?.source.media_type !== pdf) return giveUp(evidence.onlyPdf(file));
  const marks = marksOf(record);
  if (marks.length === 0) {
    terminal.say(cleanText(evidence.nothing(file)));
    return exitCodes.done;
  }
  const document = await documentOf(record, report);
  if (document === null || !reportId.test(report.id)) return giveUp(evidence.notThere(file));
  const pictures = await draw(document.bytes, file, marks, terminal);
  if (typeof pictures === 'string') return giveUp(pictures);
  const { sha256 } = report.source;
  const other = written.get(report.id) ?? sha256;
  written.set(report.id, other);
  const stem = other === sha256 ? report.id : `${report.id}-${sha256.slice(0, 12)}`;
  for (const { page, png } of pictures) {
    try {
      const path = await writePicture(folder, `${stem}-p${String(page)}.png`, png);
      await terminal.print(`${cleanText(path)}\n`);
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw error;
      throw new Stop(evidence.cannotWrite(folder, reason), exitCodes.someFailed);
    }
  }
  return exitCodes.done;
}
