/** The source of a report in question: pieces of the captured document, the cells marked, scrolled to the one chosen. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { webAddress } from '../plain-text.ts';
import type { SiteReport } from '../site-report.ts';
import type { SiteSource, SourcePiece } from '../site-source.ts';
import { DrawnPage } from './drawn-page.tsx';
import { useShard } from './shards.ts';
import { useSite } from './site.ts';

interface Chosen {
  readonly codes: readonly string[];
}

type Pages = Extract<SourcePiece, { readonly marks: unknown }>;

const classOf = (mark: string | null, { codes }: Chosen): string | undefined =>
  mark === null ? undefined : codes.includes(mark) ? 'marked chosen' : 'marked';

function Words({ mark, codes }: { readonly mark: string | null } & Chosen): VNode | null {
  const { t } = useSite();
  return mark !== null && codes.includes(mark) ? <span class="mark">{t.report.flagged}</span> : null;
}

/** Whether a mark is the whole picture: where in it a number stands is then not kept. */
const isWhole = ([left, top, width, height]: Pages['marks'][number]['box']): boolean =>
  left <= 0 && top <= 0 && width >= 99.9 && height >= 99.9;

const isOfPage = (piece: SourcePiece): boolean =>
  piece.kind === 'picture' && piece.marks.every(({ box }) => isWhole(box));

/** Outlines over a page. */
function Marks({ marks, codes }: { readonly marks: Pages['marks'] } & Chosen): VNode {
  return (
    <>
      {marks.map(({ code, box: [left, top, width, height] }) => (
        <span
          key={code}
          class={`${classOf(code, { codes }) ?? ''}${isWhole([left, top, width, height]) ? ' whole' : ''}`}
          style={{
            left: `${String(left)}%`,
            top: `${String(top)}%`,
            width: `${String(width)}%`,
            height: `${String(height)}%`,
          }}
        />
      ))}
    </>
  );
}

function Piece({ piece, codes }: { readonly piece: SourcePiece } & Chosen): VNode {
  const { t } = useSite();
  switch (piece.kind) {
    case 'table':
      return (
        <>
          <table class="source" lang="zh">
            <tbody>
              {piece.rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map(({ text, rowspan, colspan, mark }, column) => (
                    <td key={column} rowSpan={rowspan} colSpan={colspan} class={classOf(mark, { codes })}>
                      {text}
                      <Words mark={mark} codes={codes} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {piece.isCut ? <p>{t.report.sourceCut}</p> : null}
        </>
      );
    case 'lines':
      return (
        <ol class="source-lines" lang="zh">
          {piece.lines.map(({ line, stretches }) => (
            <li key={line} value={line}>
              {stretches.map(({ text, mark }, at) =>
                mark === null ? (
                  text
                ) : (
                  <mark key={at} class={classOf(mark, { codes })}>
                    {text}
                  </mark>
                ),
              )}
            </li>
          ))}
        </ol>
      );
    case 'picture':
      return (
        <div class="picture">
          <img
            src={piece.image}
            width={piece.width}
            height={piece.height}
            alt={isOfPage(piece) ? t.report.pagePicture(piece.page) : t.report.page(piece.page)}
          />
          <Marks marks={piece.marks} codes={codes} />
        </div>
      );
    case 'drawing':
      return (
        <div class="picture">
          <DrawnPage page={piece} />
          <Marks marks={piece.marks} codes={codes} />
        </div>
      );
  }
}

export function SourceView({
  report,
  codes,
  isNamed = false,
}: {
  readonly report: SiteReport;
  /** Whether it says whose source it is: where several stand beside one another. */
  readonly isNamed?: boolean;
} & Chosen): VNode {
  const { t } = useSite();
  const source = useShard<SiteSource>(report.hasSource ? `e/${report.id}` : null);
  const frame = useRef<HTMLDivElement>(null);
  const key = codes.join(' ');
  const address = webAddress(report.source.url);
  const kinds = new Set(source?.pieces.map((piece) => (isOfPage(piece) ? 'of page' : piece.kind)));
  useEffect(() => {
    const box = frame.current;
    const mark = box?.querySelector<HTMLElement>('.chosen');
    if (box === null || mark === null || mark === undefined) return;
    // Within its own frame only: the page itself stays where the reader is.
    const [outer, inner] = [box.getBoundingClientRect(), mark.getBoundingClientRect()];
    box.scrollTop += inner.top - outer.top - box.clientHeight / 2 + inner.height / 2;
    box.scrollLeft += inner.left - outer.left - box.clientWidth / 2 + inner.width / 2;
  }, [key, source]);
  if (!report.hasSource) {
    return report.findings.some(({ severity }) => severity !== 'info') ? (
      <p class="hint no-source">{t.report.noSource}</p>
    ) : (
      <></>
    );
  }
  return (
    <section class="source-view">
      <h3>
        {t.report.sourceBeside}
        {isNamed ? ` · ${String(report.year ?? report.id)}` : ''}
      </h3>
      <p class="hint">
        {kinds.has('drawing')
          ? t.report.drawingAbout
          : kinds.has('picture')
            ? t.report.pictureAbout
            : kinds.has('of page')
              ? t.report.pagePictureAbout
              : t.report.sourceAbout}{' '}
        {t.report.capture(report.source.retrieved, report.source.sha256.slice(0, 16))}
        {address === null ? null : (
          <>
            {' '}
            <a href={address} rel="noreferrer noopener">
              <bdi>{address}</bdi>
            </a>
          </>
        )}
      </p>
      <div class="frame" ref={frame} tabIndex={0} role="region" aria-label={t.report.sourceBeside}>
        {source === undefined || source === null ? (
          <p role="status">{t.site.loading}</p>
        ) : (
          source.pieces.map((piece, at) => <Piece key={at} piece={piece} codes={codes} />)
        )}
        {source?.isCut === true ? <p>{t.report.pagesCut}</p> : null}
      </div>
    </section>
  );
}
