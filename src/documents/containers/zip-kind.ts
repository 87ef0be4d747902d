/** What a ZIP is, by the names in it: an Office package, an OFD, or a container of other files. */

/** `office`: a package of another program (slides, OpenDocument). */
export type ZipKind = 'docx' | 'xlsx' | 'ofd' | 'office' | 'container';

/** The kind that the names make. Packages have their main parts at fixed places. */
export function zipKindOf(names: readonly string[]): ZipKind {
  const has = (name: string): boolean =>
    names.some((other) => other.replaceAll('\\', '/').toLowerCase() === name);
  const starts = (start: string): boolean => names.some((name) => name.toLowerCase().startsWith(start));
  if (has('ofd.xml')) return 'ofd';
  if (has('[content_types].xml')) {
    if (starts('word/')) return 'docx';
    if (starts('xl/')) return 'xlsx';
    return 'office';
  }
  if (has('word/document.xml')) return 'docx';
  if (has('xl/workbook.xml')) return 'xlsx';
  return has('mimetype') && has('content.xml') ? 'office' : 'container';
}
