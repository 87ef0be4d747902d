/**
 * Writes OFD files from GB/T 33190 alone: pages of text and lines in millimetres → a package. It shares nothing with the
 * reader, neither code nor constants.
 */
import { strToU8, zipSync } from 'fflate';
import { chooser, type Chooser } from './random.ts';

/** A line of text; `x` and `y` are where its first character stands on its baseline. */
export interface OfdText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  /** One character under the other. */
  readonly isVertical?: boolean;
}

/** A straight line, level or upright. */
export interface OfdLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface OfdPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

export interface OfdPage {
  readonly marks: readonly (
    | ({ readonly kind: 'text' } & OfdText)
    | ({ readonly kind: 'line' } & OfdLine)
    | ({ readonly kind: 'picture' } & OfdPicture)
  )[];
}

/** How the same page is written. */
export interface OfdStyle {
  readonly prefix: string;
  readonly paths: 'absolute' | 'relative' | 'bare';
  /** The distances of a run: each one, `g n d`, or a run of its own for every character. */
  readonly runs: 'each' | 'g' | 'single';
  /** Objects as they stand; under a matrix that makes them smaller; in composite units in one another. */
  readonly space: 'plain' | 'scaled' | 'nested';
  readonly lines: 'strokes' | 'fills' | 'defaults';
  /** A head, a foot and a frame in a template under every page. */
  readonly hasTemplate: boolean;
  /** A seal, a watermark set askew, and text that is not shown. */
  readonly hasExtras: boolean;
}

export const plainOfd: OfdStyle = {
  prefix: 'ofd',
  paths: 'relative',
  runs: 'each',
  space: 'plain',
  lines: 'strokes',
  hasTemplate: false,
  hasExtras: false,
};

/** A style for a seed: over a few seeds every way of writing occurs. */
export function ofdStyleOf(c: Chooser): OfdStyle {
  return {
    prefix: c.pick(['ofd', 'x', '', 'o-f.d']),
    paths: c.pick(['absolute', 'relative', 'bare']),
    runs: c.pick(['each', 'g', 'single']),
    space: c.pick(['plain', 'scaled', 'nested']),
    lines: c.pick(['strokes', 'fills', 'defaults']),
    hasTemplate: c.chance(0.5),
    hasExtras: c.chance(0.5),
  };
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const number = (value: number): string => String(Number(value.toFixed(4)));

/** Widths of characters in sizes: fonts set figures a little wider than half a square. */
export function ofdWidthOf(character: string): number {
  return /[\x20-\x7e]/.test(character) ? 0.55 : 1;
}

class Writer {
  private id = 100;
  private readonly units: string[] = [];
  private readonly media = new Map<Uint8Array, { id: string; name: string }>();
  private readonly params: string;
  private readonly paramId: string;

  constructor(
    private readonly style: OfdStyle,
    private readonly size: { readonly width: number; readonly height: number },
  ) {
    const base = this.next();
    this.paramId = this.next();
    this.params =
      this.tag('DrawParam', `ID="${base}" LineWidth="0.2"`, '') +
      this.tag('DrawParam', `ID="${this.paramId}" Relative="${base}"`, '');
  }

  write(pages: readonly OfdPage[], title: string): { [name: string]: Uint8Array } {
    const { style } = this;
    const parts: { [name: string]: string | Uint8Array } = {};
    const box = `0 0 ${number(this.size.width)} ${number(this.size.height)}`;
    const area = this.tag('PhysicalBox', '', box);
    const template = this.next();
    pages.forEach((page, i) => {
      const content = this.tag('Layer', `ID="${this.next()}" Type="Body"`, this.objects(page));
      const under = style.hasTemplate
        ? this.tag('Template', `TemplateID="${template}" ZOrder="Background"`, '')
        : '';
      // Text that nobody sees: in no reading may it count.
      const ghost = style.hasExtras
        ? this.tag('Layer', `ID="${this.next()}" Type="Foreground"`, this.ghost())
        : '';
      parts[`Doc_0/Pages/Page_${String(i)}/Content.xml`] = this.root(
        'Page',
        under + this.tag('Area', '', area) + this.tag('Content', '', content + ghost),
      );
    });
    if (style.hasTemplate)
      parts['Doc_0/Tpls/Tpl_0/Content.xml'] = this.root(
        'Page',
        this.tag('Content', '', this.tag('Layer', `ID="${this.next()}"`, this.furniture())),
      );
    const at = (relative: string): string =>
      style.paths === 'absolute'
        ? `/Doc_0/${relative}`
        : style.paths === 'bare'
          ? `Doc_0/${relative}`
          : relative;
    parts['Doc_0/Document.xml'] = this.root(
      'Document',
      this.tag(
        'CommonData',
        '',
        this.tag('MaxUnitID', '', '99999') +
          this.tag('PageArea', '', area) +
          this.tag('PublicRes', '', at('PublicRes.xml')) +
          this.tag('DocumentRes', '', at('DocumentRes.xml')) +
          (style.hasTemplate
            ? this.tag('TemplatePage', `ID="${template}" BaseLoc="${at('Tpls/Tpl_0/Content.xml')}"`, '')
            : ''),
      ) +
        this.tag(
          'Pages',
          '',
          pages
            .map((_, i) =>
              this.tag(
                'Page',
                `ID="${this.next()}" BaseLoc="${at(`Pages/Page_${String(i)}/Content.xml`)}"`,
                '',
              ),
            )
            .join(''),
        ),
    );
    parts['Doc_0/PublicRes.xml'] = this.root('Res', this.tag('DrawParams', '', this.params), 'BaseLoc="Res"');
    const files = [...this.media].map(([png, { id, name }]) => {
      parts[`Doc_0/Res/${name}`] = png;
      return this.tag('MultiMedia', `ID="${id}" Type="Image" Format="PNG"`, this.tag('MediaFile', '', name));
    });
    parts['Doc_0/DocumentRes.xml'] = this.root(
      'Res',
      this.tag('MultiMedias', '', files.join('')) +
        this.tag('CompositeGraphicUnits', '', this.units.join('')),
      'BaseLoc="Res"',
    );
    parts['OFD.xml'] = this.root(
      'OFD',
      this.tag(
        'DocBody',
        '',
        this.tag('DocInfo', '', this.tag('Title', '', escape(title))) +
          this.tag('DocRoot', '', style.paths === 'absolute' ? '/Doc_0/Document.xml' : 'Doc_0/Document.xml') +
          this.tag('Signatures', '', '/Doc_0/Signs/Signatures.xml'),
      ),
      'Version="1.0" DocType="OFD"',
    );
    return Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    );
  }

  private next(): string {
    this.id += 1;
    return String(this.id);
  }

  private tag(name: string, attributes: string, inner: string): string {
    const written = this.style.prefix === '' ? name : `${this.style.prefix}:${name}`;
    const head = `<${written}${attributes === '' ? '' : ` ${attributes}`}`;
    return inner === '' ? `${head}/>` : `${head}>${inner}</${written}>`;
  }

  private root(name: string, inner: string, attributes = ''): string {
    const { prefix } = this.style;
    const declared = `xmlns${prefix === '' ? '' : `:${prefix}`}="http://www.ofdspec.org/2016"`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${this.tag(name, `${declared}${attributes === '' ? '' : ` ${attributes}`}`, inner)}`;
  }

  private objects(page: OfdPage): string {
    const { style } = this;
    // A composite unit for each dozen of marks, which a second one shows: two matrices and three corners to heed.
    if (style.space !== 'nested') return page.marks.map((mark) => this.mark(mark, 0, 0)).join('');
    const written: string[] = [];
    for (let from = 0; from < page.marks.length; from += 12) {
      const marks = page.marks.slice(from, from + 12);
      const inner = this.unit(marks.map((mark) => this.mark(mark, 7, 11)).join(''));
      const outer = this.unit(
        this.tag(
          'CompositeObject',
          `ID="${this.next()}" ResourceID="${inner}" Boundary="3 5 400 400" CTM="2 0 0 2 0 0"`,
          '',
        ),
      );
      written.push(
        this.tag(
          'PageBlock',
          `ID="${this.next()}"`,
          this.tag(
            'CompositeObject',
            `ID="${this.next()}" ResourceID="${outer}" Boundary="${number(7 - 1.5)} ${number(11 - 2.5)} 400 400" CTM="0.5 0 0 0.5 0 0"`,
            '',
          ),
        ),
      );
    }
    return written.join('');
  }

  private unit(content: string): string {
    const id = this.next();
    this.units.push(
      this.tag(
        'CompositeGraphicUnit',
        `ID="${id}" Width="400" Height="400"`,
        this.tag('Content', '', content),
      ),
    );
    return id;
  }

  /** A mark, in a space whose origin stands at (dx, dy) of the page. */
  private mark(mark: OfdPage['marks'][number], dx: number, dy: number): string {
    if (mark.kind === 'line') return this.line(mark, dx, dy);
    return mark.kind === 'picture' ? this.picture(mark, dx, dy) : this.text(mark, dx, dy);
  }

  private text(mark: OfdText, dx: number, dy: number): string {
    const { style } = this;
    const letters = [...mark.text];
    const k = style.space === 'scaled' ? 20 : 1;
    const size = mark.size * k;
    const steps = letters
      .slice(0, -1)
      .map((letter) => (mark.isVertical === true ? 1.05 : ofdWidthOf(letter)) * size);
    const axis = mark.isVertical === true ? 'Y' : 'X';
    const top = mark.size;
    const codes =
      style.runs === 'single'
        ? letters
            .map((letter, i) => {
              const before = steps.slice(0, i).reduce((sum, step) => sum + step, 0);
              const [x, y] = axis === 'X' ? [before, top * k] : [0, top * k + before];
              return this.tag('TextCode', `X="${number(x)}" Y="${number(y)}"`, escape(letter));
            })
            .join('')
        : this.tag(
            'TextCode',
            `X="0" Y="${number(top * k)}"${steps.length === 0 ? '' : ` Delta${axis}="${this.deltas(steps)}"`}`,
            escape(mark.text),
          );
    const reach = (letters.length + 1) * mark.size;
    const [width, height] = axis === 'X' ? [reach, 2 * mark.size] : [2 * mark.size, reach];
    const boundary = [mark.x - dx, mark.y - top - dy, width, height].map(number).join(' ');
    const matrix = k === 1 ? '' : ` CTM="0.05 0 0 0.05 0 0"`;
    const glyphs =
      style.hasExtras && letters.length > 1
        ? this.tag(
            'CGTransform',
            `CodePosition="0" CodeCount="${String(letters.length)}" GlyphCount="${String(letters.length)}"`,
            this.tag('Glyphs', '', letters.map((_, i) => String(i + 3)).join(' ')),
          )
        : '';
    return this.tag(
      'TextObject',
      `ID="${this.next()}" Boundary="${boundary}" Font="1" Size="${number(size)}"${matrix}`,
      this.tag('FillColor', 'Value="0 0 0"', '') + glyphs + codes,
    );
  }

  private deltas(steps: readonly number[]): string {
    if (this.style.runs === 'each') return steps.map(number).join(' ');
    const written: string[] = [];
    for (let i = 0; i < steps.length;) {
      let n = 1;
      while (i + n < steps.length && steps[i + n] === steps[i]) n += 1;
      written.push(n > 1 ? `g ${String(n)} ${number(steps[i] ?? 0)}` : number(steps[i] ?? 0));
      i += n;
    }
    return written.join(' ');
  }

  private line({ x1, y1, x2, y2 }: OfdLine, dx: number, dy: number): string {
    const { style } = this;
    const half = 0.12;
    const [left, top] = [Math.min(x1, x2) - half, Math.min(y1, y2) - half];
    const [width, height] = [Math.abs(x2 - x1) + 2 * half, Math.abs(y2 - y1) + 2 * half];
    const boundary = `Boundary="${[left - dx, top - dy, width, height].map(number).join(' ')}"`;
    const at = (x: number, y: number): string => `${number(x - left)} ${number(y - top)}`;
    if (style.lines === 'fills') {
      const [w, h] = [number(width), number(height)];
      return this.tag(
        'PathObject',
        `ID="${this.next()}" ${boundary} Stroke="false" Fill="true"`,
        this.tag('FillColor', 'Value="0 0 0"', '') +
          this.tag('AbbreviatedData', '', `M 0 0 L ${w} 0 L ${w} ${h} L 0 ${h} C`),
      );
    }
    const data = this.tag('AbbreviatedData', '', `M ${at(x1, y1)} L ${at(x2, y2)}`);
    // Without a word of it lines are stroked, and as wide as a parameter says.
    return style.lines === 'defaults'
      ? this.tag('PathObject', `ID="${this.next()}" ${boundary} DrawParam="${this.paramId}"`, data)
      : this.tag(
          'PathObject',
          `ID="${this.next()}" ${boundary} Stroke="true" Fill="false" LineWidth="0.25"`,
          data,
        );
  }

  private picture({ x, y, width, height, png }: OfdPicture, dx: number, dy: number): string {
    const known = this.media.get(png) ?? { id: this.next(), name: `Image_${String(this.media.size)}.png` };
    this.media.set(png, known);
    const box = [x - dx, y - dy, width, height].map(number).join(' ');
    return this.tag(
      'ImageObject',
      `ID="${this.next()}" ResourceID="${known.id}" Boundary="${box}" CTM="${number(width)} 0 0 ${number(height)} 0 0"`,
      '',
    );
  }

  /** What every page has, and no report says: a head, a frame, and a white sheet behind all. */
  private furniture(): string {
    const { width, height } = this.size;
    const sheet = `M 0 0 L ${number(width)} 0 L ${number(width)} ${number(height)} L 0 ${number(height)} C`;
    return (
      this.tag(
        'PathObject',
        `ID="${this.next()}" Boundary="0 0 ${number(width)} ${number(height)}" Stroke="false" Fill="true"`,
        this.tag('FillColor', 'Value="255 255 255"', '') + this.tag('AbbreviatedData', '', sheet),
      ) + this.text({ x: width / 2 - 12, y: 10, size: 3, text: '政府信息公开' }, 0, 0)
    );
  }

  private ghost(): string {
    const hidden = this.text({ x: 60, y: 60, size: 4, text: '2024' }, 0, 0)
      .replace('<', '<')
      .replace(' Font=', ' Visible="false" Font=');
    const clear = this.text({ x: 60, y: 90, size: 4, text: '777' }, 0, 0).replace(
      ' Font=',
      ' Alpha="0" Font=',
    );
    const askew = this.text({ x: 40, y: 150, size: 12, text: '内部资料' }, 0, 0)
      .replace(/ CTM="[^"]*"/, '')
      .replace(' Font=', ' CTM="0.05 -0.05 0.05 0.05 0 0" Font=');
    return hidden + clear + askew;
  }
}

/** The parts of an OFD, by name. */
export function ofdParts(
  pages: readonly OfdPage[],
  style: OfdStyle,
  size: { readonly width: number; readonly height: number },
  title = '年度报告',
): { [name: string]: Uint8Array } {
  return new Writer(style, size).write(pages, title);
}

/** An OFD of these parts; equal parts give equal bytes. */
export function zipOfd(parts: { [name: string]: Uint8Array }): Uint8Array {
  return zipSync(parts, { level: 6, mtime: '1980-01-01T00:00:00' });
}

/** A style by seed alone. */
export function ofdStyle(seed: number): OfdStyle {
  return ofdStyleOf(chooser(seed));
}
