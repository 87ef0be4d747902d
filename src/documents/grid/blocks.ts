/** Pages → blocks of a Document: paragraphs and tables in reading order, tables joined over pages. */
import type { Block, DocumentNote, Paragraph } from '../document.ts';
import type { DocumentLimits } from '../limits.ts';
import { goingOn } from './counterparts.ts';
import { withoutFurniture } from './furniture.ts';
import { withHeadsBefore } from './head-before.ts';
import { joinPiece, wholeOf, type WholeTable } from './join.ts';
import { withOverflow } from './overflow.ts';
import { rounded, type GridPage } from './page.ts';
import { withLabelRest } from './label-rest.ts';
import { marginsOf, paragraphOf, runsOn, type PageLine } from './paragraphs.ts';
import { itemsOf, type PageItem } from './pieces.ts';
import { placedEdges } from './same-table.ts';
import { tableOf } from './table-of.ts';
import { continuationOf } from './unruled.ts';

/** What pages hold. */
export interface GridBlocks {
  readonly blocks: readonly Block[];
  readonly notes: readonly DocumentNote[];
}

/** An image that covers this part of a page is the page. */
const wholePage = 0.3;

/**
 * @param askew text set askew, by page: it comes after everything else of its page
 */
export function blocksOf(
  pages: readonly GridPage[],
  limits: Pick<DocumentLimits, 'tables' | 'blocks' | 'slots'>,
  askew: ReadonlyMap<number, string> = new Map(),
): GridBlocks {
  const items = withHeadsBefore(pages, withOverflow(withoutFurniture(pages, pages.map(itemsOf))));
  return new Assembly(pages, limits, askew).run(items);
}

class Assembly {
  private readonly blocks: Block[] = [];
  private readonly notes: DocumentNote[] = [];
  private lines: PageLine[] = [];
  private table: WholeTable | null = null;
  private tables = 0;
  private count = 0;

  constructor(
    private readonly pages: readonly GridPage[],
    private readonly limits: Pick<DocumentLimits, 'tables' | 'blocks' | 'slots'>,
    private readonly askew: ReadonlyMap<number, string>,
  ) {}

  run(items: readonly (readonly PageItem[])[]): GridBlocks {
    const running = items.flatMap((list) =>
      list.flatMap((item): PageLine[] =>
        item.kind === 'line' ? [{ line: item.line, page: item.page }] : [],
      ),
    );
    const margins = marginsOf(running);
    items.forEach((list, p) => {
      const top = this.rowsAtTop(list);
      list.slice(top).forEach((item, i) => {
        if (item.kind === 'piece') {
          this.endParagraph();
          const last = this.table?.pages.at(-1);
          const isNext = i === 0 && last?.page === item.page - 1 && item.piece.hasHeadBefore === undefined;
          const piece = isNext ? goingOn(last, item.piece) : item.piece;
          const edges = isNext && this.table !== null ? placedEdges(this.table, piece) : null;
          if (this.table !== null && edges !== null) this.table = joinPiece(this.table, piece, edges);
          else {
            this.endTable();
            this.table = wholeOf(item.piece);
          }
          return;
        }
        this.endTable();
        if (item.kind === 'image') this.image(item.page, item.box);
        else {
          const next: PageLine = { line: item.line, page: item.page };
          const last = this.lines.at(-1);
          const isHidden = next.line.glyphs[0]?.isHidden === true;
          const goesOn =
            last !== undefined &&
            margins !== null &&
            !isHidden &&
            this.lines.length < 400 &&
            runsOn(last, next, margins);
          if (!goesOn) this.endParagraph();
          this.lines.push(next);
        }
      });
      const text = this.askew.get(p + 1);
      if (text !== undefined) this.watermark(p + 1, text);
    });
    this.endParagraph();
    this.endTable();
    return { blocks: this.blocks, notes: this.notes };
  }

  /** Joins lines at the top of a page that are rows of a table without rules, or the rest of its last label; how many they are. */
  private rowsAtTop(list: readonly PageItem[]): number {
    const { table } = this;
    const last = table?.pages.at(-1);
    if (table === null || last === undefined || last.isRuled || list[0]?.page !== last.page + 1) return 0;
    const page = this.pages[last.page];
    const end = list.findIndex((item) => item.kind !== 'line');
    const lines = (end < 0 ? list : list.slice(0, end)).flatMap((item) =>
      item.kind === 'line' ? [item.line] : [],
    );
    const more = page === undefined ? null : continuationOf(lines, page, table.columns);
    if (more === null) {
      const whole = withLabelRest(table, lines, list[lines.length]);
      this.table = whole ?? table;
      return whole === null ? 0 : lines.length;
    }
    this.table = joinPiece(table, more.piece, more.piece.xs);
    return more.count;
  }

  private isFull(): boolean {
    if (this.count < this.limits.blocks) return false;
    if (!this.notes.some((note) => note.code === 'limit.text')) {
      this.notes.push({ code: 'limit.text', detail: `more than ${this.limits.blocks} paragraphs and cells` });
    }
    return true;
  }

  private add(paragraph: Paragraph): void {
    if (this.isFull()) return;
    this.count += 1;
    this.blocks.push(paragraph);
  }

  private endParagraph(): void {
    const { lines } = this;
    if (lines.length === 0) return;
    this.lines = [];
    this.add(paragraphOf(lines, lines[0]?.line.glyphs[0]?.isHidden === true));
  }

  private image(page: number, box: readonly [number, number, number, number]): void {
    const size = this.pages[page - 1];
    const share =
      ((box[2] - box[0]) * (box[3] - box[1])) / Math.max(1, (size?.width ?? 0) * (size?.height ?? 0));
    // A seal or an emblem says nothing; a table that is a picture is large.
    if (share < wholePage / 10) return;
    this.endParagraph();
    this.add({
      kind: 'paragraph',
      text: '',
      place: { page, box: rounded(box) },
      level: null,
      hidden: false,
      hasImage: true,
    });
  }

  private watermark(page: number, text: string): void {
    const size = this.pages[page - 1];
    const box = rounded([0, 0, size?.width ?? 0, size?.height ?? 0]);
    const isGoingOn = this.table !== null || this.lines.length > 0;
    // It lies under the text: it must not part a table from its next page.
    const paragraph: Paragraph = {
      kind: 'paragraph',
      text,
      place: { page, box },
      level: null,
      hidden: true,
      hasImage: false,
    };
    if (!isGoingOn || this.blocks.length === 0) this.add(paragraph);
    else this.blocks.splice(this.blocks.length, 0, paragraph);
  }

  private endTable(): void {
    const whole = this.table;
    if (whole === null) return;
    this.table = null;
    if (this.tables >= this.limits.tables || whole.rows * (whole.xs.length - 1) > this.limits.slots) {
      this.notes.push({ code: 'limit.tables', detail: 'a table was left out' });
      return;
    }
    if (this.isFull()) return;
    this.tables += 1;
    this.count += whole.cells.length;
    this.blocks.push(tableOf(whole, this.tables));
  }
}
