/** `gongkai doctor`: what this machine can read, found out by reading it, and how to get the rest. */
import { ConversionFailed, DocumentError, loadRecogniser, openDocument } from '../documents/index.ts';
import { jsonLine } from './clean-text.ts';
import { findLibreOffice, openEngines } from './engines.ts';
import { exitCodes } from './exit-codes.ts';
import type { Messages } from './messages.en.ts';
import { layTable, type TableRow } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `ready`: read with its tables; `limited`: read, but no number is certain; `missing`: not read. */
export type Ability = 'ready' | 'limited' | 'missing';

export type KindId = keyof Messages['doctor']['kinds'];

/** A kind of file, and whether it can be read here. */
export interface Diagnosis {
  readonly kind: KindId;
  readonly ability: Ability;
  /** The program or library that reads it; null where none does. */
  readonly engine: string | null;
  /** What to do for more; null where nothing is to be done. Names a sentence of the messages. */
  readonly remedy: keyof Messages['doctor']['remedies'] | null;
}

/** The smallest files that show whether an engine works. */
const trial = {
  pdf:
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  rtf: '{\\rtf1\\ansi gongkai\\par}',
};

const builtIn = (kind: KindId, engine: string): Diagnosis => ({
  kind,
  ability: 'ready',
  engine,
  remedy: null,
});

async function pdf(): Promise<Diagnosis> {
  try {
    await openDocument(Buffer.from(trial.pdf), { file: 'trial.pdf' });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { kind: 'pdf', ability: 'missing', engine: null, remedy: 'reinstall' };
  }
  return builtIn('pdf', 'PDFium, pdf-parse');
}

/** Converts a trial file: a LibreOffice without Writer starts, and converts nothing. */
async function oldWord(timeoutMs: number): Promise<Diagnosis> {
  const limited = { kind: 'doc', ability: 'limited', engine: null } as const;
  const path = await findLibreOffice(process.env, process.platform);
  const engines = path === null ? null : await openEngines(timeoutMs);
  const convert = engines?.office?.convert;
  if (convert === undefined) return { ...limited, remedy: 'libreoffice' };
  try {
    await convert(Buffer.from(trial.rtf), 'rtf');
    return builtIn('doc', `LibreOffice (${path ?? ''})`);
  } catch (error) {
    if (!(error instanceof ConversionFailed)) throw error;
    return { ...limited, remedy: error.reason === 'refused' ? 'writer' : 'libreoffice' };
  } finally {
    await engines?.close();
  }
}

/** Loads what recognises pictures: a package may be there and not start on this machine. */
async function image(): Promise<Diagnosis> {
  const recogniser = await loadRecogniser();
  if (recogniser === null) return { kind: 'image', ability: 'missing', engine: null, remedy: 'recogniser' };
  return builtIn('image', recogniser.name);
}

/** What can be read here, in the order in which it is shown. */
export async function diagnose(timeoutMs: number): Promise<Diagnosis[]> {
  return [
    builtIn('html', 'parse5'),
    builtIn('text', 'gongkai'),
    await pdf(),
    builtIn('docx', 'mammoth'),
    await oldWord(timeoutMs),
    builtIn('xlsx', 'SheetJS'),
    builtIn('ofd', 'gongkai'),
    builtIn('zip', 'zlib'),
    builtIn('rar', 'libarchive'),
    await image(),
  ];
}

/** Says what can be read: a table on a screen, one JSON object a line in a pipe. Gives the exit code: always 0. */
export async function doctor(
  json: boolean,
  terminal: Terminal,
  reading: { readonly timeoutMs: number },
): Promise<number> {
  const found = await diagnose(reading.timeoutMs);
  const { t, paint } = terminal;
  const { kinds, remedies, abilities } = t.doctor;
  if (json || !terminal.isScreen) {
    for (const one of found) {
      const remedy = one.remedy === null ? null : remedies[one.remedy];
      await terminal.print(jsonLine({ ...one, name: kinds[one.kind], remedy }));
    }
    return exitCodes.done;
  }
  const styles = { ready: 'info', limited: 'warning', missing: 'error' } as const;
  const rows = found.map(({ kind, ability, engine }): TableRow => ({
    cells: [
      { text: kinds[kind] },
      { text: abilities[ability], style: styles[ability] },
      { text: engine ?? '' },
    ],
  }));
  const columns = [t.doctor.kind, t.doctor.ability, t.doctor.engine].map((header) => ({
    header,
    align: 'left' as const,
  }));
  const lines = [
    t.doctor.title(process.versions.node, `${process.platform} ${process.arch}`),
    '',
    ...layTable(columns, rows, terminal),
  ];
  for (const { kind, ability, remedy } of found) {
    if (remedy === null) continue;
    lines.push('', paint(styles[ability], kinds[kind]), `  ${remedies[remedy]}`);
  }
  await terminal.print(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
