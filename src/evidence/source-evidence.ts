/** The bytes of a document and codes of its report → the evidence that is kept of them. */
import {
  DocumentError,
  documentExcerpts,
  htmlExcerpts,
  ofdMediaType,
  openDocument,
  pagePictures,
  textExcerpt,
  type Engines,
  type Excerpt,
  type NamedPictures,
} from '../documents/index.ts';
import type { HtmlPlace, Place, Report, TextPlace } from '../record/index.ts';
import { EvidenceError } from './errors.ts';
import { evidenceKey, evidenceVersion, type EvidencePiece, type SourceEvidence } from './evidence-shape.ts';
import {
  imagePieces,
  ofdPieces,
  pagePicturePieces,
  pdfPieces,
  type Marked,
  type Pieces,
} from './page-evidence.ts';

/** A document as it is at hand. */
export interface SourceDocument {
  readonly bytes: Uint8Array;
  /** The pictures that were saved with a page, where there are any. */
  readonly pictures?: NamedPictures | null;
}

/** Evidence, and the pictures that its pieces name, by their digests. */
export interface GatheredEvidence {
  readonly evidence: SourceEvidence;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

const isHtml = (at: Place): at is HtmlPlace => 'path' in at;
const pathOf = ({ path }: HtmlPlace): string => path.join('.');
const isText = (at: Place): at is TextPlace => 'line' in at;

const plain = (pieces: EvidencePiece[]): Pieces => ({ pieces, pictures: new Map(), leftOut: 0 });

/** Excerpts whose marks count these cells, as pieces. */
function tables(excerpts: readonly Excerpt[], marked: readonly Marked[]): Pieces {
  return plain(
    excerpts.map(({ rows, isCut }) => ({
      kind: 'table',
      rows: rows.map((row) =>
        row.map((cell) => ({ ...cell, mark: cell.mark === null ? null : (marked[cell.mark]?.code ?? null) })),
      ),
      is_cut: isCut,
    })),
  );
}

function lines(bytes: Uint8Array, marked: readonly Marked[]): Pieces {
  const places = marked.map(({ at }) => at).filter(isText);
  const found = textExcerpt(bytes, places).map(({ line, stretches }) => ({
    line,
    stretches: stretches.map(({ text, mark }) => ({
      text,
      mark: mark === null ? null : (marked[mark]?.code ?? null),
    })),
  }));
  return plain(found.length === 0 ? [] : [{ kind: 'lines', lines: found }]);
}

/** The tables and lines of a web page or a saved page, and after them the pictures that numbers were read from. */
async function ofPage(
  { bytes, pictures = null }: SourceDocument,
  marked: readonly Marked[],
  file: string,
  excerpts: (places: readonly Marked[]) => readonly Excerpt[],
): Promise<Pieces> {
  const places = marked.map(({ at }) => at);
  const shown = pagePictures(bytes, places, { file, named: pictures });
  const alone = new Set(shown.filter(({ isAlone }) => isAlone).map(({ place }) => pathOf(place)));
  // Where only a picture stands there is no text to show.
  const written = marked.filter(({ at }) => !isHtml(at) || !alone.has(pathOf(at)));
  // A picture that is not at hand leaves an empty line, which shows nothing.
  const said = excerpts(written).filter(({ rows }) =>
    rows.some((row) => row.some(({ text }) => text !== '')),
  );
  const text = tables(said, written);
  const found = await pagePicturePieces(
    shown.map((picture) => ({
      bytes: picture.bytes,
      codes: marked.flatMap(({ code, at }) =>
        isHtml(at) && pathOf(at) === pathOf(picture.place) ? [code] : [],
      ),
    })),
  );
  return { ...found, pieces: [...text.pieces, ...found.pieces] };
}

/** The pieces of a document by its kind. Throws EvidenceError and DocumentError where it cannot be opened or drawn. */
async function piecesOf(
  mediaType: string,
  source: SourceDocument,
  marked: readonly Marked[],
  file: string,
  engines: Engines,
): Promise<Pieces> {
  const { bytes } = source;
  if (mediaType === 'application/pdf') return await pdfPieces(bytes, marked, file);
  if (mediaType === ofdMediaType) return ofdPieces(bytes, marked, file);
  if (mediaType.startsWith('image/')) return await imagePieces(bytes, marked);
  if (mediaType === 'text/html') {
    return await ofPage(source, marked, file, (of) =>
      htmlExcerpts(bytes, of.map(({ at }) => at).filter(isHtml)),
    );
  }
  if (mediaType === 'text/plain') return lines(bytes, marked);
  // Word, spreadsheets, saved pages: opened once more, but nothing in them is recognised anew.
  const document = await openDocument(bytes, { file, engines, recogniser: () => Promise.resolve(null) });
  return await ofPage(source, marked, file, (of) =>
    documentExcerpts(
      document,
      of.map(({ at }) => at),
    ),
  );
}

/**
 * The evidence for these codes of a report, from the very document it was read from. Equal arguments give equal bytes. Without pieces
 * where nothing of the kind of document can be shown, or no code has a place in it. Throws EvidenceError where it cannot be opened or drawn.
 */
export async function gatherEvidence(
  report: Report,
  document: SourceDocument,
  codes: Iterable<string>,
  file: string,
  engines: Engines = {},
): Promise<GatheredEvidence> {
  const { sha256: source, media_type: mediaType } = report.source;
  const sorted = [...new Set(codes)].sort();
  const marked = sorted.flatMap((code): Marked[] => {
    const at = report.cells[code]?.at;
    return at === undefined ? [] : [{ code, at }];
  });
  try {
    const { pieces, pictures, leftOut } =
      marked.length === 0 ? plain([]) : await piecesOf(mediaType, document, marked, file, engines);
    return {
      evidence: {
        evidence: evidenceVersion,
        report: report.id,
        source,
        key: evidenceKey(report.id, source, sorted),
        pieces,
        pages_left_out: leftOut,
      },
      pictures,
    };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new EvidenceError(
      error.code === 'engine.missing' ? 'engine.missing' : 'evidence.unreadable',
      file,
      'the document could not be opened again.',
    );
  }
}
