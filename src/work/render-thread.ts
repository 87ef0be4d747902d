/** A thread that renders years of provinces for a dataset, one after another. */
import { renderPartition, type RenderedPartition, type RenderOrder } from '../dataset/index.ts';

/** What came of it. An error is told by its parts: between threads it would lose its code. */
export type Rendering =
  | { readonly kind: 'rendered'; readonly partition: RenderedPartition }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | null };

/** Renders a partition; never throws. */
export default function run(order: RenderOrder): Rendering {
  try {
    return { kind: 'rendered', partition: renderPartition(order) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    return { kind: 'failed', message, code };
  }
}
