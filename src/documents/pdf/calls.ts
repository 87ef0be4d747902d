/** The functions of PDFium that are used here, as the bare exports of its WebAssembly. */
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

/** Their names in PDFium's public headers (fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_transformpage.h). */
type Used =
  | 'FPDF_CloseDocument'
  | 'FPDF_ClosePage'
  | 'FPDF_GetLastError'
  | 'FPDF_GetPageBoundingBox'
  | 'FPDF_GetPageCount'
  | 'FPDF_GetPageHeightF'
  | 'FPDF_GetPageWidthF'
  | 'FPDF_LoadPage'
  | 'FPDFFormObj_CountObjects'
  | 'FPDFFormObj_GetObject'
  | 'FPDFPage_CountObjects'
  | 'FPDFPage_GetObject'
  | 'FPDFPage_GetRotation'
  | 'FPDFPageObj_GetFillColor'
  | 'FPDFPageObj_GetMatrix'
  | 'FPDFPageObj_GetStrokeColor'
  | 'FPDFPageObj_GetStrokeWidth'
  | 'FPDFPageObj_GetType'
  | 'FPDFPath_CountSegments'
  | 'FPDFPath_GetDrawMode'
  | 'FPDFPath_GetPathSegment'
  | 'FPDFPathSegment_GetClose'
  | 'FPDFPathSegment_GetPoint'
  | 'FPDFPathSegment_GetType'
  | 'FPDFText_ClosePage'
  | 'FPDFText_CountChars'
  | 'FPDFText_GetCharBox'
  | 'FPDFText_GetCharOrigin'
  | 'FPDFText_GetFontSize'
  | 'FPDFText_GetLooseCharBox'
  | 'FPDFText_GetMatrix'
  | 'FPDFText_GetTextObject'
  | 'FPDFText_GetUnicode'
  | 'FPDFText_HasUnicodeMapError'
  | 'FPDFText_IsHyphen'
  | 'FPDFText_LoadPage'
  | 'FPDFTextObj_GetFont'
  | 'FPDFTextObj_GetTextRenderMode';

/**
 * The bare exports: a page takes some ten thousand calls, and the package's own wrapper costs more than most of them. A
 * boolean is 0 or 1.
 */
export type PdfiumCalls = {
  readonly [Name in Used as `_${Name}`]: (...words: Parameters<WrappedPdfiumModule[Name]>) => number;
};
