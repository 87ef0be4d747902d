/** What tables of data share: the frame that scrolls and is reached by the keyboard, the row of heads, the tag of errors. */
import type { ComponentChildren, VNode } from 'preact';
import { useSite } from './site.ts';

/** A table that may be wider than its place. It is named by a text, or by the id of a heading. */
export function Scroll(props: {
  readonly name: { readonly text: string } | { readonly id: string };
  readonly children: ComponentChildren;
}): VNode {
  const { name, children } = props;
  const label = 'text' in name ? { 'aria-label': name.text } : { 'aria-labelledby': name.id };
  return (
    <div class="scroll" tabIndex={0} role="region" {...label}>
      {children}
    </div>
  );
}

/** A row of heads: the columns of numbers are those named in `numbers`. */
export function Heads({
  words,
  numbers,
}: {
  readonly words: readonly string[];
  readonly numbers: (column: number) => boolean;
}): VNode {
  return (
    <thead>
      <tr>
        {words.map((word, column) => (
          <th scope="col" class={numbers(column) ? 'n' : undefined} key={column}>
            {word}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function ErrorTag({ count }: { readonly count: number }): VNode {
  const { t, number } = useSite();
  return <span class="tag error">{t.find.errorCount(number(count))}</span>;
}
