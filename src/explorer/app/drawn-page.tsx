/** A page of the source drawn from its own characters and lines; what is a picture there is a grey place. */
import type { VNode } from 'preact';
import type { SourcePiece } from '../site-source.ts';
import { useSite } from './site.ts';

export function DrawnPage({ page }: { readonly page: Extract<SourcePiece, { kind: 'drawing' }> }): VNode {
  const { t } = useSite();
  const { width, height, texts, rules, pictures } = page;
  return (
    <svg
      class="drawn"
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="img"
      aria-label={t.report.page(page.page)}
    >
      {pictures.map(([left, top, right, bottom], at) => (
        <rect key={at} class="seal" x={left} y={top} width={right - left} height={bottom - top} />
      ))}
      {rules.map(([x1, y1, x2, y2], at) => (
        <line key={at} x1={x1} y1={y1} x2={x2} y2={y2} />
      ))}
      {texts.map(({ text, size, y, x }, at) => (
        <text key={at} x={x.join(' ')} y={y} font-size={size} lang="zh">
          {text}
        </text>
      ))}
    </svg>
  );
}
