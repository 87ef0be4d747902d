/** Our own builder of well-formed trees: either the tree that parse5 builds, node for node, or none. */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../bench/report-pages.ts';
import { decodedText } from '../../../src/documents/page-text.ts';
import { LeanData, LeanElement } from '../../../src/documents/html/nodes.ts';
import type { LeanNode } from '../../../src/documents/html/nodes.ts';
import { parseFully, parsePlain } from '../../../src/documents/html/parse.ts';
import type { ParsedPage } from '../../../src/documents/html/parse.ts';
import { TooManyReferences } from '../../../src/documents/html/references.ts';
import { NeedsFullTokenizer } from '../../../src/documents/html/tokenizer.ts';

/** The tree as lines, attributes, texts, links between nodes and style sheets in full. */
/** White space between the rows and cells of a table, which nobody sees: ours leaves it out. */
function isGap(node: LeanNode): boolean {
  const { parent } = node;
  return (
    node instanceof LeanData &&
    node.type === 'text' &&
    /^[ \t\n\f\r]*$/.test(node.data) &&
    parent instanceof LeanElement &&
    /^(?:table|tbody|thead|tfoot|tr)$/.test(parent.name)
  );
}

function outline({ root, sheets }: ParsedPage): string[] {
  const lines = [`mode ${root['x-mode']}`, `sheets ${String(sheets.length)}`];
  const visit = (first: LeanNode | null, depth: number): void => {
    let before: LeanNode | null = null;
    for (let node = first; node !== null; node = node.next) {
      const indent = ' '.repeat(depth);
      expect(node.prev).toBe(before);
      before = node;
      if (isGap(node)) continue;
      if (node instanceof LeanElement) {
        const attributes = node.attributeList.map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
        const said = `${String(node.kind)} ${node.namespace} ${attributes.join(' ')}`;
        lines.push(`${indent}<${node.name} ${said}>${sheets.includes(node) ? ' sheet' : ''}`);
        visit(node.first, depth + 1);
      } else if (node instanceof LeanData) {
        const data = node.type === 'comment' ? '' : JSON.stringify(node.data);
        lines.push(`${indent}${node.type} ${node.name} ${data}`);
      } else visit(node.first, depth + 1);
    }
    expect(before?.parent?.last ?? null).toBe(before);
  };
  visit(root.first, 0);
  return lines;
}

/** Whether it was taken; throws where the tree is another than parse5's. */
function takes(html: string): boolean {
  for (const length of [1, 30, 60_000]) {
    let plain: ParsedPage | null;
    try {
      plain = parsePlain(decodedText(html, length), 1e6);
    } catch (error) {
      if (error instanceof NeedsFullTokenizer || error instanceof TooManyReferences) return false;
      throw error;
    }
    if (plain === null) return false;
    expect(outline(plain), html).toEqual(outline(parseFully(html, 1e6)));
  }
  return true;
}

const inline = [
  'a',
  'b',
  'span',
  'font',
  'strong',
  'i',
  'em',
  'u',
  'sup',
  'o:p',
  'label',
  'noscript',
  'ins',
  'x-y',
];
const blocks = [
  'div',
  'p',
  'h1',
  'h3',
  'center',
  'section',
  'form',
  'pre',
  'fieldset',
  'button',
  'blockquote',
  'main',
];
const empty = ['br', 'img', 'hr', 'input', 'meta', 'link', 'wbr', 'param', 'base', 'embed'];
const attribute = fc.constantFrom(
  '',
  '',
  ' class=x',
  " style='display:none'",
  ' href="/a?b=1&amp;c"',
  ' colspan=2',
  ' hidden',
  '/',
);
const words = fc.constantFrom(
  '文',
  ' ',
  '\n',
  'a b',
  '12',
  '&nbsp;',
  '&amp;',
  '\r\n',
  '<!-- c -->',
  '<![if !vml]>',
  '&#10;x',
  '\n\n',
  '',
);

/** Well-formed pieces, with the end tags left out that may be. */
const { content } = fc.letrec<{ content: string; element: string; table: string }>((tie) => {
  const inside = tie('content');
  const wrap = (names: readonly string[], ends = true): fc.Arbitrary<string> =>
    fc
      .tuple(fc.constantFrom(...names), attribute, inside)
      .map(([name, rest, text]) => `<${name}${rest}>${text}${ends ? `</${name}>` : ''}`);
  const gap = fc.constantFrom('', '', '\n', '<!-- -->', ' ');
  const cell = fc
    .tuple(fc.constantFrom('td', 'th', 'TD'), attribute, inside, fc.boolean(), gap)
    .map(
      ([name, rest, text, ends, after]) =>
        `<${name}${rest}>${text}${ends ? `</${name}>` : ''}${ends ? after : ''}`,
    );
  const row = fc
    .tuple(fc.array(cell, { maxLength: 3 }), fc.constantFrom(0, 1, 2, 2, 2), gap)
    .map(
      ([cells, tags, after]) =>
        `${tags > 0 ? '<tr>' : ''}${cells.join('')}${tags > 1 ? `</tr>${after}` : ''}`,
    );
  const group = fc
    .tuple(fc.constantFrom('tbody', 'thead', 'tfoot', ''), gap, fc.array(row, { maxLength: 3 }), fc.boolean())
    .map(([name, before, rows, ends]) =>
      name === '' ? rows.join('') : `<${name}>${before}${rows.join('')}${ends ? `</${name}>` : ''}`,
    );
  const head = fc.constantFrom(
    '',
    '',
    '<caption>表</caption>',
    '<col width=1><col>',
    '<colgroup><col></colgroup>',
    '<colgroup>\n<col>',
    '<caption><p>表<table><tr><td>1</table></caption>',
    '<style>a{}</style>',
    '<script>1<2</script>',
  );
  return {
    content: fc
      .array(fc.oneof({ weight: 3, arbitrary: words }, { weight: 4, arbitrary: tie('element') }), {
        maxLength: 4,
        depthIdentifier: 'page',
      })
      .map((parts) => parts.join('')),
    element: fc.oneof(
      { depthSize: 'small', withCrossShrink: true, depthIdentifier: 'page' },
      words,
      fc.tuple(fc.constantFrom(...empty), attribute).map(([name, rest]) => `<${name}${rest}>`),
      wrap(inline),
      wrap(blocks),
      wrap(['p', 'li', 'dd', 'dt'], false),
      fc.array(wrap(['li']), { maxLength: 3 }).map((items) => `<ul>${items.join('\n')}</ul>`),
      fc.constantFrom(
        '<select><option>1<option selected>2</option><optgroup><option>3</select>',
        '<select>\n<optgroup label=x><option>3</option></optgroup>x</select>',
        '<textarea>\n1&lt;</textarea>',
        '<iframe src=x>a<b>c</iframe>',
        '<style>.x{display:none}</style>',
        '<title>t</title>',
        '<script>if(a<b){"</p>"}</script>',
        '<dl><dt>1<dd>2<dt>3</dl>',
        '<ol><li><p>1<li>2</ol>',
      ),
      tie('table'),
    ),
    table: fc
      .tuple(gap, head, fc.array(group, { maxLength: 3 }), fc.boolean())
      .map(([before, first, groups]) => `<table>${before}${first}${groups.join('')}</table>`),
  };
});
const doctypes = fc.constantFrom(
  '<!DOCTYPE html>',
  '<!doctype html>\n',
  '',
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">',
  '<!-- x --> <!DOCTYPE html>',
);
const heads = fc.constantFrom(
  '<head></head>',
  '\n<head>\n<meta charset=utf-8>\n<title>题 &amp; x</title><style>a{}</style><link></head>\n',
  '<head><script>var a="<b>";</script></head><!-- x -->',
  '<!-- y --><head></head>',
);
const ends = fc.constantFrom(
  '</body></html>',
  '</body>\n</html>\n',
  '',
  '</body><!-- x --></html><!-- y --> ',
  '</html>',
  '</body>',
);
const pages = fc
  .tuple(doctypes, heads, attribute, content, ends)
  .map(([doctype, head, rest, body, end]) => `${doctype}<html${rest}>${head}<body${rest}>${body}${end}`);

const runs = Number(process.env['FUZZ_RUNS'] ?? 3000);

describe('the tree of well-formed markup', () => {
  it('is that of parse5, and is built for most of it', { timeout: 120_000 }, () => {
    let taken = 0;
    let all = 0;
    fc.assert(
      fc.property(pages, (html) => {
        all += 1;
        if (takes(html)) taken += 1;
      }),
      { numRuns: runs, seed: 17 },
    );
    expect(taken).toBeGreaterThan(all / 3);
  });

  it('is that of parse5, or none, where markup is damaged', { timeout: 120_000 }, () => {
    const tags = fc.constantFrom(
      ...[...inline, ...blocks, ...empty].flatMap((name) => [`<${name}>`, `</${name}>`]),
      ...'table tbody tr td th li dd select option caption colgroup col html head body textarea nobr svg rt object'
        .split(' ')
        .flatMap((name) => [`<${name}>`, `</${name}>`]),
      ...['文', ' ', '\n', '<!-- -->', '<p>', '<br>', '<b>文</b>', '<td>', '<tr>', '<li>', ''].flatMap(
        (text) => [text, text, text],
      ),
      '<',
      '&',
      '<!--',
      '<!doctype html>',
      '\f',
    );
    const kinds = fc.constantFrom('insert', 'insert', 'drop', 'drop', 'cut');
    const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), kinds, tags), {
      minLength: 1,
      maxLength: 2,
    });
    let taken = 0;
    fc.assert(
      fc.property(pages, damage, (html, damages) => {
        let damaged = html;
        for (const [where, kind, tag] of damages) {
          const near = damaged.indexOf('<', Math.floor(where * damaged.length));
          const at = near === -1 ? damaged.length : near;
          const end = damaged.indexOf('>', at) + 1;
          // A tag put in, a tag left out, or a tag without its beginning.
          if (kind === 'insert') damaged = damaged.slice(0, at) + tag + damaged.slice(at);
          else damaged = damaged.slice(0, at) + damaged.slice(kind === 'drop' ? Math.max(at, end) : at + 2);
        }
        if (takes(damaged)) taken += 1;
      }),
      { numRuns: runs, seed: 19 },
    );
    expect(taken).toBeGreaterThan(runs / 50);
  });

  it('is built for reports as sites publish them', () => {
    for (const kilobytes of [30, 100])
      expect(takes(new TextDecoder().decode(reportPage(kilobytes)))).toBe(true);
  });

  it('is that of parse5 for every sample', () => {
    const folder = new URL('../../../samples/html/', import.meta.url);
    let taken = 0;
    const files = readdirSync(folder);
    for (const file of files) {
      const bytes = readFileSync(new URL(file, folder));
      const encoding = /gb(?:k|2312|18030)/i.test(bytes.subarray(0, 2000).toString('latin1'))
        ? 'gb18030'
        : 'utf-8';
      if (takes(new TextDecoder(encoding).decode(bytes))) taken += 1;
    }
    expect(files.length).toBeGreaterThan(5);
    expect(taken).toBeGreaterThan(files.length / 2);
  });

  it('stops at as many elements as are allowed', () => {
    expect(() => parsePlain(decodedText(`<html><head></head><body>${'<p>'.repeat(20)}`), 10)).toThrow();
  });
});
