/**
 * A Word file's body, rewritten to what a reader of the page sees: deleted and hidden text is gone, text boxes and
 * fields stand as plain text, images as one mark. mammoth then gets small, well-formed XML, whatever came in.
 */
import {
  drawingElements,
  droppedElements,
  keptElements,
  keptProperties,
  properties,
  writtenProperties,
} from './body-elements.ts';
import type { XmlAttributes, XmlVisitor } from './scan-xml.ts';

/** The relationship that every image mark names; the package that is built for mammoth has it. */
export const imageRelationship = 'image';

const imageMark =
  '<w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>' +
  `<a:blip r:embed="${imageRelationship}"/>` +
  '</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>';

/** More columns than this stand before no row. */
const maxColumnsBefore = 200;

interface Drawing {
  readonly name: string;
  hasImage: boolean;
  readonly boxes: string[];
}

interface Row {
  isHidden: boolean;
  columnsBefore: number;
}

/** What an element's end has to do. */
type Ending =
  'nothing' | 'tag' | 'drawing' | 'box' | 'run' | 'row' | 'row properties' | 'branch' | 'alternatives';

interface Open {
  readonly ending: Ending;
  /** How much was written before it. */
  readonly mark: number;
  readonly substance: number;
}

/** Rewrites a body as it is scanned. `hiddenStyles`: character styles whose text is hidden. */
export class BodyRewriter implements XmlVisitor {
  /** Whether something stands in it that is shown but not text: a chart, a diagram, an embedded document. */
  hasForeign = false;
  private readonly out: string[] = [];
  private readonly stack: Open[] = [];
  private readonly drawings: (Drawing | null)[] = [];
  private readonly rows: Row[] = [];
  private readonly alternatives: { isSettled: boolean }[] = [];
  private readonly runs: { isHidden: boolean; isRaised: boolean }[] = [];
  private readonly hiddenStyles: ReadonlySet<string>;
  private readonly rootAttributes: string;
  /** How much text and how many images were met: what tells an empty alternative from one that shows something. */
  private substance = 0;
  private skipped = 0;
  private propertyDepth = 0;
  private propertyName = '';
  private cells = 0;
  private textElement: 'none' | 'text' | 'field' = 'none';

  constructor(hiddenStyles: ReadonlySet<string>, rootAttributes: string) {
    this.hiddenStyles = hiddenStyles;
    this.rootAttributes = rootAttributes;
  }

  /** The rewritten part, once it has been scanned whole. */
  get xml(): string {
    return this.out.join('');
  }

  /** The drawing that is being looked through; null outside one, and in a text box of one. */
  private get drawing(): Drawing | null {
    return this.drawings.at(-1) ?? null;
  }

  readonly open = (name: string, attributes: XmlAttributes): void => {
    if (this.skipped > 0) this.skipped += 1;
    else if (this.propertyDepth > 0) this.openProperty(name, attributes);
    else if (droppedElements.has(name)) this.skipped = 1;
    else if (name === 'mc:AlternateContent') {
      this.alternatives.push({ isSettled: false });
      this.push('alternatives');
    } else if (name === 'mc:Choice' || name === 'mc:Fallback') this.openBranch();
    else if (name === 'w:txbxContent') this.openBox();
    else if (this.drawing !== null) this.lookInDrawing(name);
    else if (drawingElements.has(name)) {
      this.drawings.push({ name, hasImage: false, boxes: [] });
      this.push('drawing');
    } else if (properties.has(name)) {
      this.propertyDepth = 1;
      this.propertyName = name;
      if (writtenProperties.has(name)) this.out.push(`<${name}>`);
    } else this.openContent(name, attributes);
  };

  readonly text = (raw: string): void => {
    if (this.skipped > 0 || this.propertyDepth > 0 || this.textElement === 'none') return;
    if (this.drawing !== null) return;
    // A raised digit is the mark of a note: in brackets it does not run into the number before it.
    const isMark = this.cells > 0 && this.runs.at(-1)?.isRaised === true && /^\s*\d+\s*$/.test(raw);
    this.out.push(isMark ? `[${raw.trim()}]` : raw);
    if (this.textElement === 'text' && raw.trim() !== '') this.substance += 1;
  };

  readonly close = (name: string): void => {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    if (this.propertyDepth > 0) {
      this.closeProperty(name);
      return;
    }
    const open = this.stack.pop();
    if (open === undefined) return;
    switch (open.ending) {
      case 'nothing':
        break;
      case 'tag':
        this.textElement = 'none';
        if (name === 'w:tc') this.cells -= 1;
        this.out.push(`</${this.writtenName(name)}>`);
        if (name === 'm:t') this.out.push('</w:r>');
        break;
      case 'run':
        if (this.runs.pop()?.isHidden === true) this.out.length = open.mark;
        else this.out.push('</w:r>');
        break;
      case 'row':
        if (this.rows.pop()?.isHidden === true) this.out.length = open.mark;
        else this.out.push('</w:tr>');
        break;
      case 'row properties':
        break;
      case 'drawing':
        this.closeDrawing();
        break;
      case 'box':
        this.closeBox(open.mark);
        break;
      case 'branch':
        this.closeBranch(open);
        break;
      case 'alternatives':
        this.alternatives.pop();
        break;
    }
  };

  private push(ending: Ending): void {
    this.stack.push({ ending, mark: this.out.length, substance: this.substance });
  }

  private writtenName(name: string): string {
    return name === 'm:t' ? 'w:t' : name === 'w:cr' ? 'w:br' : name === 'w:ptab' ? 'w:tab' : name;
  }

  private openContent(name: string, attributes: XmlAttributes): void {
    const isNote = name === 'w:footnoteReference' || name === 'w:endnoteReference';
    if (isNote && this.cells > 0) {
      // Its mark would stand among the digits of a number.
      this.skipped = 1;
      return;
    }
    if (name === 'm:t') {
      this.push('tag');
      this.out.push('<w:r><w:t>');
      this.textElement = 'text';
      return;
    }
    const written = this.writtenName(name);
    const names = keptElements.get(written);
    if (names === undefined) {
      this.push('nothing');
      return;
    }
    if (name === 'w:r') {
      this.push('run');
      this.runs.push({ isHidden: false, isRaised: false });
    } else if (name === 'w:tr') {
      this.push('row');
      this.rows.push({ isHidden: false, columnsBefore: 0 });
    } else this.push('tag');
    if (name === 'w:tc') this.cells += 1;
    if (name === 'w:t') this.textElement = 'text';
    else if (name === 'w:instrText') this.textElement = 'field';
    const own = names.flatMap((key) => {
      const value = attributes.get(key);
      return value === undefined ? [] : [` ${key}="${value.replaceAll('"', '&quot;')}"`];
    });
    const root = this.stack.length === 1 ? ` ${this.rootAttributes}` : '';
    this.out.push(`<${written}${root}${own.join('')}>`);
  }

  private openProperty(name: string, attributes: XmlAttributes): void {
    if (name.endsWith('Change')) {
      // What the properties were before a tracked change.
      this.skipped = 1;
      return;
    }
    this.propertyDepth += 1;
    const value = attributes.get('w:val');
    const isOn = value !== '0' && value !== 'false' && value !== 'off';
    const run = this.runs.at(-1);
    if (run !== undefined) {
      if (name === 'w:vanish' && isOn) run.isHidden = true;
      if (name === 'w:rStyle' && value !== undefined && this.hiddenStyles.has(value)) run.isHidden = true;
      if (name === 'w:vertAlign' && value === 'superscript') run.isRaised = true;
    }
    const row = this.rows.at(-1);
    if (row !== undefined && this.propertyDepth === 2 && this.isRowProperty(name)) {
      if (name === 'w:gridBefore') row.columnsBefore = Math.min(Number(value) || 0, maxColumnsBefore);
      else if (isOn) row.isHidden = true;
    }
    if (keptProperties.has(name) && writtenProperties.has(this.propertyName)) {
      this.out.push(
        value === undefined ? `<${name}/>` : `<${name} w:val="${value.replaceAll('"', '&quot;')}"/>`,
      );
    }
  }

  /** A row that was deleted, or is hidden; and the columns that a row leaves out on its left. */
  private isRowProperty(name: string): boolean {
    return (
      (name === 'w:hidden' || name === 'w:del' || name === 'w:gridBefore') && this.propertyName === 'w:trPr'
    );
  }

  private closeProperty(name: string): void {
    this.propertyDepth -= 1;
    if (this.propertyDepth > 0) return;
    if (writtenProperties.has(name)) this.out.push(`</${name}>`);
    const before = name === 'w:trPr' ? (this.rows.at(-1)?.columnsBefore ?? 0) : 0;
    if (before > 0) this.out.push(`<w:tc><w:tcPr><w:gridSpan w:val="${before}"/></w:tcPr><w:p></w:p></w:tc>`);
  }

  private lookInDrawing(name: string): void {
    const { drawing } = this;
    if (drawing !== null) {
      if (name === 'a:blip' || name === 'v:imagedata') drawing.hasImage = true;
      if (name === 'c:chart' || name === 'dgm:relIds' || name === 'o:OLEObject') {
        drawing.hasImage = true;
        this.hasForeign = true;
      }
    }
    this.push('nothing');
  }

  private closeDrawing(): void {
    const { drawing } = this;
    this.drawings.pop();
    if (drawing === null) return;
    if (drawing.hasImage) {
      this.out.push(imageMark);
      this.substance += 1;
    }
    for (const box of drawing.boxes) this.out.push(boxed(box));
  }

  /** The text of a box is written as usual, and then moved behind its drawing. */
  private openBox(): void {
    this.push('box');
    this.drawings.push(null);
    this.runs.push({ isHidden: false, isRaised: false });
    this.out.push('<w:txbxContent>');
  }

  private closeBox(mark: number): void {
    this.drawings.pop();
    this.runs.pop();
    const text = this.out.splice(mark).join('') + '</w:txbxContent>';
    const { drawing } = this;
    if (drawing === null) this.out.push(boxed(text));
    else drawing.boxes.push(text);
  }

  private openBranch(): void {
    const alternatives = this.alternatives.at(-1);
    if (alternatives === undefined || alternatives.isSettled) this.skipped = 1;
    else this.push('branch');
  }

  /** Of alternatives the first that shows something counts. */
  private closeBranch(open: Open): void {
    const alternatives = this.alternatives.at(-1);
    const shows = this.substance > open.substance || this.drawing?.hasImage === true;
    if (alternatives !== undefined && shows) alternatives.isSettled = true;
  }
}

function boxed(content: string): string {
  return `<w:pict><v:textbox>${content}</v:textbox></w:pict>`;
}
