/** Documents: bytes → paragraphs and tables in reading order, each with its place in the source. */
export type {
  Block,
  CellDoubt,
  Document,
  DocumentKind,
  DocumentNote,
  DocumentPicture,
  LineToken,
  Link,
  MetaEntry,
  Paragraph,
  Table,
  TableCell,
} from './document.ts';
export { decodeText } from './decode.ts';
export type { DecodedText } from './decode.ts';
export { DocumentError } from './errors.ts';
export type { DocumentErrorCode } from './errors.ts';
export { resolveHtmlPlace } from './html/resolve-place.ts';
export { defaultLimits } from './limits.ts';
export type { DocumentLimits } from './limits.ts';
export type { Engines } from './engines.ts';
export { unarchive } from './containers/unarchive.ts';
export type { Unarchived, Unarchiver, UnarchiveLimits } from './containers/unarchive.ts';
export { filesIn, isContainer } from './files-in.ts';
export type { ContainedFile } from './files-in.ts';
export { openDocument, openFile } from './open.ts';
export type { DocumentHints, OpenedFile } from './open.ts';
export { sniffKind } from './sniff.ts';
export type { ContentKind } from './sniff.ts';
export { resolveTextPlace } from './text/resolve-place.ts';
export { confirm } from './second-engine/confirm.ts';
export type { Confirmation, NumberRow } from './second-engine/confirm.ts';
export { readPdfText } from './second-engine/read-pdf-text.ts';
export type { PdfText, TextPage } from './second-engine/read-pdf-text.ts';
export { isFillerLine, isRuleLine, placeOfToken, splitLine } from './text/split-line.ts';
export { htmlExcerpts } from './html/excerpt.ts';
export { documentExcerpts } from './document-excerpt.ts';
export type { Excerpt, ExcerptCell } from './excerpt.ts';
export { ofdMediaType, ofdPages } from './ofd/read-ofd.ts';
export type { Box, Glyph, GridPage, Rule } from './grid/page.ts';
export { textExcerpt } from './text/excerpt.ts';
export type { TextLine, TextStretch } from './text/excerpt.ts';
export { convertAhead, converterOf } from './word/conversion.ts';
export type { Conversion } from './word/conversion.ts';
export { ConversionFailed } from './word/converter.ts';
export type { ConvertibleFormat, WordConverter } from './word/converter.ts';
export { openLibreOffice } from './word/libreoffice.ts';
export type { LibreOffice, LibreOfficeOptions } from './word/libreoffice.ts';
export { decodePictures, loadRecogniser } from './image/load-recogniser.ts';
export { missingSentence, mostMs, pageMs } from './image/recogniser.ts';
export type {
  DecodedPicture,
  PictureLimits,
  Recogniser,
  RecogniserSource,
  Scores,
} from './image/recogniser.ts';
export { fileNameOf, picturesNamed } from './image/named-pictures.ts';
export { pagePictures, type PagePicture } from './page-pictures.ts';
export type { NamedPictures } from './image/named-pictures.ts';
export type { PictureSource } from './image/page-images.ts';
