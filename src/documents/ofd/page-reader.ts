/** A page of an OFD, its templates included → glyphs, rules and images as shown. */
import type { Box, Glyph, GridPage, Rule } from '../grid/page.ts';
import { at, boxOf, numberOf, numbersOf, objectMatrix, product, shifted, type Matrix } from './matrix.ts';
import { addPathRules, addThinBox } from './path-rules.ts';
import type { Resources } from './resources.ts';
import { glyphsOf } from './text-glyphs.ts';
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts';

/** Points in a millimetre, the unit of an OFD. */
const pointsPerMm = 72 / 25.4;
/** The line width where nothing says another, in millimetres (GB/T 33190, 8.5). */
const plainLine = 0.353;
/** Objects of a page, those in composite units counted each time they are shown. */
const mostObjects = 200_000;
const mostRules = 400_000;
const mostImages = 2000;
/** Characters of the hidden text of a page that are kept. */
const mostHidden = 2000;
/** Composite units and groups in one another. */
const deepest = 16;
/** More characters than an object may have, and more than a page may have: orders of two are never mixed. */
const objectStep = 2 ** 20;
const pageStep = 2 ** 40;

/** A picture on a page, and the part that holds it. */
export interface PagePicture {
  readonly box: Box;
  readonly file: string;
}

/** What a page gives. */
export interface PageRead {
  readonly page: GridPage;
  readonly askew: string;
  /** Text that is not shown, in the order of the source. */
  readonly hidden: string;
  readonly pictures: readonly PagePicture[];
  /** More than the limits allow: some was left out. */
  readonly isCut: boolean;
  /** Something that the page refers to is not there, or cannot be placed. */
  readonly isLacking: boolean;
}

/** What reading a page needs. `contents` in the order in which they are painted: templates below, the page, templates above. */
export interface PageSource {
  readonly number: number;
  /** `x y width height` in millimetres. */
  readonly area: readonly [number, number, number, number];
  readonly contents: readonly XmlElement[];
  readonly isLacking: boolean;
}

/** Reads a page. */
export function readPage(source: PageSource, resources: Resources, mostGlyphs: number): PageRead {
  return new PageReader(source, resources, mostGlyphs).read();
}

class PageReader {
  private readonly glyphs: Glyph[] = [];
  private readonly rules: { readonly horizontal: Rule[]; readonly vertical: Rule[] } = {
    horizontal: [],
    vertical: [],
  };
  private readonly images: Box[] = [];
  private readonly pictures: PagePicture[] = [];
  private askew = '';
  private hidden = '';
  private objects = 0;
  private texts = 0;
  private isCut = false;
  private isLacking: boolean;
  private readonly width: number;
  private readonly height: number;

  constructor(
    private readonly source: PageSource,
    private readonly resources: Resources,
    private readonly mostGlyphs: number,
  ) {
    this.isLacking = source.isLacking;
    this.width = source.area[2] * pointsPerMm;
    this.height = source.area[3] * pointsPerMm;
  }

  read(): PageRead {
    const [x, y] = this.source.area;
    const toPage = product([pointsPerMm, 0, 0, pointsPerMm, 0, 0], shifted(-x, -y));
    for (const content of this.source.contents) {
      for (const layer of childrenOf(content, 'Layer')) {
        this.group(layer, toPage, layer.attributes.get('DrawParam'), true, 0);
      }
    }
    const { width, height, glyphs, images } = this;
    return {
      page: { page: this.source.number, width, height, glyphs, ...this.rules, images },
      askew: this.askew,
      hidden: this.hidden,
      pictures: this.pictures,
      isCut: this.isCut,
      isLacking: this.isLacking,
    };
  }

  private group(
    parent: XmlElement,
    matrix: Matrix,
    param: string | undefined,
    isVisible: boolean,
    depth: number,
  ): void {
    for (const object of parent.children) this.object(object, matrix, param, isVisible, depth);
  }

  private object(
    object: XmlElement,
    matrix: Matrix,
    outerParam: string | undefined,
    isOuterVisible: boolean,
    depth: number,
  ): void {
    this.objects += 1;
    if (this.objects > mostObjects || this.rules.horizontal.length + this.rules.vertical.length > mostRules) {
      this.isCut = true;
      return;
    }
    const param = object.attributes.get('DrawParam') ?? outerParam;
    const isVisible =
      isOuterVisible &&
      object.attributes.get('Visible') !== 'false' &&
      numberOf(object.attributes.get('Alpha'), 255) > 0;
    if (object.name === 'TextObject') this.text(object, matrix, param, isVisible);
    else if (object.name === 'PathObject') {
      if (isVisible) this.path(object, matrix, param);
    } else if (object.name === 'ImageObject') {
      if (isVisible) this.image(object, matrix);
    } else if (object.name === 'PageBlock' || object.name === 'CompositeObject') {
      if (depth >= deepest) {
        this.isCut = true;
        return;
      }
      if (object.name === 'PageBlock') this.group(object, matrix, param, isVisible, depth + 1);
      else this.composite(object, objectMatrix(object.attributes, matrix), param, isVisible, depth + 1);
    }
  }

  private composite(
    object: XmlElement,
    matrix: Matrix,
    param: string | undefined,
    isVisible: boolean,
    depth: number,
  ): void {
    const content = childOf(this.resources.unit(object.attributes.get('ResourceID')), 'Content');
    if (content === null) this.isLacking = true;
    else this.group(content, matrix, param, isVisible, depth);
  }

  private text(object: XmlElement, matrix: Matrix, param: string | undefined, isVisible: boolean): void {
    const isFilled =
      object.attributes.get('Fill') !== 'false' && this.isSeen(object, param, 'FillColor', false);
    const isStroked = object.attributes.get('Stroke') === 'true';
    this.texts += 1;
    const { glyphs, askew, isUnsure } = glyphsOf(object, {
      matrix: objectMatrix(object.attributes, matrix),
      order: this.source.number * pageStep + this.texts * objectStep,
    });
    if (isUnsure) this.isLacking = true;
    if (!isVisible || (!isFilled && !isStroked)) {
      if (this.hidden.length < mostHidden) this.hidden += glyphs.map(({ text }) => text).join('');
      return;
    }
    if (this.askew.length < 400) this.askew += askew;
    for (const glyph of glyphs) {
      const x = (glyph.left + glyph.right) / 2;
      const y = (glyph.top + glyph.bottom) / 2;
      if (x < 0 || y < 0 || x > this.width || y > this.height) continue;
      if (this.glyphs.length >= this.mostGlyphs) this.isCut = true;
      else this.glyphs.push(glyph);
    }
  }

  private path(object: XmlElement, outer: Matrix, param: string | undefined): void {
    const isStroked =
      object.attributes.get('Stroke') !== 'false' && this.isSeen(object, param, 'StrokeColor', true);
    const isFilled =
      object.attributes.get('Fill') === 'true' && this.isSeen(object, param, 'FillColor', true);
    if (!isStroked && !isFilled) return;
    const matrix = objectMatrix(object.attributes, outer);
    const width = numberOf(object.attributes.get('LineWidth'), this.resources.lineWidth(param) ?? plainLine);
    // A matrix that stretches one way only widens lines of one direction: the wider counts.
    const scale = Math.max(Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3]));
    const data = childOf(object, 'AbbreviatedData')?.text ?? '';
    addPathRules(data, matrix, { isStroked, isFilled, lineWidth: width * scale }, this.rules);
  }

  private image(object: XmlElement, outer: Matrix): void {
    const boundary = boxOf(object.attributes.get('Boundary'));
    const hasOwn = numbersOf(object.attributes.get('CTM'))?.length === 6;
    // A picture is a square of one millimetre, which its matrix stretches; without one it fills its boundary.
    const matrix = objectMatrix(object.attributes, outer);
    const [width, height] = hasOwn ? [1, 1] : [boundary?.[2] ?? 0, boundary?.[3] ?? 0];
    const corners = [
      at(matrix, 0, 0),
      at(matrix, width, 0),
      at(matrix, 0, height),
      at(matrix, width, height),
    ];
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    if (!box.every(Number.isFinite) || addThinBox(...box, this.rules)) return;
    if (this.images.length >= mostImages) {
      this.isCut = true;
      return;
    }
    this.images.push(box);
    const file = this.resources.mediaFile(object.attributes.get('ResourceID'));
    if (file !== null) this.pictures.push({ box, file });
  }

  /** Whether a colour is not transparent, nor, where that counts, the white of the paper. */
  private isSeen(
    object: XmlElement,
    param: string | undefined,
    name: 'FillColor' | 'StrokeColor',
    onPaper: boolean,
  ): boolean {
    const colour = childOf(object, name) ?? this.resources.colour(param, name);
    if (colour === null) return true;
    if (numberOf(colour.attributes.get('Alpha'), 255) <= 0) return false;
    const channels = numbersOf(colour.attributes.get('Value'));
    const isLight = channels !== null && channels.length !== 4 && channels.every((channel) => channel >= 250);
    return !(onPaper && isLight);
  }
}
