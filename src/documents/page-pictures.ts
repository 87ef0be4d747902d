/** The pictures that stand at places of a web page or a saved page: for whoever shows where numbers come from that were read from a picture. */
import type { HtmlPlace, Place } from '../record/index.ts';
import { pageOfMhtml } from './containers/mhtml.ts';
import { readHtml } from './html/read-html.ts';
import { pictureBytes, type PictureSource } from './image/page-images.ts';
import { picturesNamed, type NamedPictures } from './image/named-pictures.ts';
import { defaultLimits } from './limits.ts';
import { sniffKind } from './sniff.ts';

/** A picture of a page, as it is stored. */
export interface PagePicture {
  /** Of the line that it stands in. */
  readonly place: HtmlPlace;
  readonly bytes: Uint8Array;
  /** Whether the line holds nothing but the picture. */
  readonly isAlone: boolean;
}

const isHtml = (place: Place): place is HtmlPlace => 'path' in place;
const keyOf = ({ path }: HtmlPlace): string => path.join('.');

interface Page {
  readonly bytes: Uint8Array;
  readonly encoding: string | null;
  readonly pictures: PictureSource;
}

/** `named` are the pictures that lie beside a page; what is no page has none. */
function pageOf(bytes: Uint8Array, named: NamedPictures | null): Page | null {
  const kind = sniffKind(bytes);
  if (kind === 'mhtml') return pageOfMhtml(bytes);
  return kind === 'html'
    ? { bytes, encoding: null, pictures: named === null ? () => null : picturesNamed(named) }
    : null;
}

/** Those at these places, in the page's order, at most one a place; those that are not at hand are left out. Throws DocumentError. */
export function pagePictures(
  bytes: Uint8Array,
  places: readonly Place[],
  { file, named }: { readonly file: string; readonly named: NamedPictures | null },
): PagePicture[] {
  const wanted = new Set(places.filter(isHtml).map(keyOf));
  const page = wanted.size === 0 ? null : pageOf(bytes, named);
  if (page === null) return [];
  const { blocks } = readHtml(page.bytes, { declared: page.encoding, file, limits: defaultLimits });
  return blocks.flatMap((block): PagePicture[] => {
    if (block.kind !== 'paragraph' || block.image === undefined || !isHtml(block.place)) return [];
    if (!wanted.has(keyOf(block.place))) return [];
    const picture = pictureBytes(block.image, page.pictures);
    return picture === null
      ? []
      : [{ place: block.place, bytes: picture, isAlone: block.text.trim() === '' }];
  });
}
