/** The fast tokenizer and parse5's own build the same tree. */
import fc from 'fast-check';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { page } from '../../../bench/pages.ts';
import { decodedText } from '../../../src/documents/page-text.ts';
import { LeanData, LeanElement } from '../../../src/documents/html/nodes.ts';
import type { LeanNode, LeanRoot } from '../../../src/documents/html/nodes.ts';
import { parseFast, parseFully } from '../../../src/documents/html/parse.ts';
import { TooManyReferences } from '../../../src/documents/html/references.ts';
import { NeedsFullTokenizer } from '../../../src/documents/html/tokenizer.ts';

/** The tree as lines, attributes and texts in full; comments by their place only. */
function outline(root: LeanRoot): string[] {
  const lines: string[] = [];
  const visit = (first: LeanNode | null, depth: number): void => {
    for (let node = first; node !== null; node = node.next) {
      const indent = ' '.repeat(depth);
      if (node instanceof LeanElement) {
        const attributes = Object.entries(node.attribs).map(
          ([name, value]) => `${name}=${JSON.stringify(value)}`,
        );
        lines.push(`${indent}<${node.name} ${node.namespace.slice(-6)} ${attributes.join(' ')}>`);
        visit(node.first, depth + 1);
      } else if (node instanceof LeanData)
        lines.push(indent + (node.type === 'text' ? JSON.stringify(node.data) : node.type));
      else visit(node.first, depth + 1);
    }
  };
  visit(root.first, 0);
  return lines;
}

/** parse5 with nothing of ours, as element names and texts. */
function plainOutline(html: string): string[] {
  const lines: string[] = [];
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[], depth: number): void => {
    for (const node of nodes) {
      if ('tagName' in node) {
        lines.push(`${' '.repeat(depth)}<${node.tagName}>`);
        visit('content' in node ? node.content.childNodes : node.childNodes, depth + 1);
      } else if ('value' in node) lines.push(' '.repeat(depth) + JSON.stringify(node.value));
    }
  };
  visit(parse(html, { scriptingEnabled: false }).childNodes, 0);
  return lines;
}

function ourPlainOutline(root: LeanRoot): string[] {
  return outline(root)
    .filter((line) => !/^ *(?:comment|directive)$/.test(line))
    .map((line) => line.replace(/^( *<[^ ]+) .*>$/, '$1>'));
}

/** Characters of the pieces in which a page is read: a token may be cut anywhere. */
const pieceLengths = [1, 3, 20, 60_000];

function sameTree(html: string): void {
  const whole = outline(parseFully(html, 1e6).root);
  for (const length of pieceLengths) {
    let fast: LeanRoot;
    try {
      fast = parseFast(decodedText(html, length), 1e6).root;
    } catch (error) {
      if (error instanceof NeedsFullTokenizer || error instanceof TooManyReferences) return;
      throw error;
    }
    expect(outline(fast), `in pieces of ${String(length)}: ${html}`).toEqual(whole);
  }
}

const tagNames = fc.constantFrom(
  'p',
  'div',
  'span',
  'b',
  'i',
  'a',
  'font',
  'table',
  'tbody',
  'thead',
  'tfoot',
  'tr',
  'td',
  'th',
  'caption',
  'colgroup',
  'col',
  'ul',
  'li',
  'h1',
  'pre',
  'textarea',
  'select',
  'option',
  'optgroup',
  'button',
  'form',
  'input',
  'br',
  'hr',
  'img',
  'script',
  'style',
  'title',
  'noscript',
  'iframe',
  'xmp',
  'template',
  'svg',
  'math',
  'mi',
  'foreignObject',
  'desc',
  'o:p',
  'html',
  'head',
  'body',
  'nobr',
  'center',
  'dd',
  'dt',
  'marquee',
  'annotation-xml',
  'ruby',
  'rt',
  'listing',
  'meta',
  'link',
  'TABLE',
  'Td',
  'P',
  'applet',
  'object',
  'image',
  'main',
  'summary',
  'base',
);
const attributes = fc.constantFrom(
  '',
  '',
  '',
  ' class=x',
  ' class="a b"',
  " style='display:none'",
  ' hidden',
  ' colspan=2',
  ' type=hidden',
  ' TYPE="Hidden"',
  ' a=1 a=2',
  ' /',
  '/',
  ' =x',
  ' x="<b>"',
  ' x=a>b',
  ' x = "1"',
  ' href=/a/b?c&amp;d=1&copy=2&copy;',
  ' title="&notit; &lt&#39;&#x4e2d"',
  ' color=red',
  ' "',
  " '",
  ' a=',
  ' \n b\tc ',
  ' encoding="text/html"',
  ' x=`',
  '　y=1',
  '\f',
);
const texts = fc.constantFrom(
  '文',
  'a b',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '12',
  '&nbsp;',
  '&amp;',
  '&lt',
  '&notit;',
  '&#8212;',
  '&#x80;',
  '&#0;',
  '&#32;',
  '&#13;',
  '&',
  '&;',
  '&#',
  '&#x',
  '&#xg',
  '&x',
  '<',
  '<3',
  '< p>',
  '</',
  '</>',
  '</3>',
  '<!',
  '<!-',
  '<!---->',
  '<!-->',
  '<!--->',
  '<!-- a -- b -->',
  '<!-- x --!> y',
  '<!--',
  '-->',
  '<?xml version="1.0"?>',
  '<![CDATA[x]]>',
  '<![if !vml]>',
  '<![endif]>',
  '<!--[if gte mso 9]><xml><w:View>x</w:View></xml><![endif]-->',
  '<!doctype html>',
  '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 3.2//EN">',
  '<!DOCTYPE',
  '</script>',
  '</style',
  '<!-- <scrip',
  '<script>',
  'if(a<b){}',
  '𠮷',
  '\f',
  '|',
  '\u00a0',
);
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(tagNames, attributes).map(([name, rest]) => `<${name}${rest}>`) },
  { weight: 3, arbitrary: tagNames.map((name) => `</${name}>`) },
  { weight: 3, arbitrary: texts },
  { weight: 1, arbitrary: fc.tuple(tagNames, attributes).map(([name, rest]) => `<${name}${rest}`) },
);

describe('parsing a page', () => {
  it('gives the tree of parse5 for random and malformed markup', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        sameTree(pieces.join(''));
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 3000), seed: 7 },
    );
  });

  it('gives the tree of parse5 for random characters of markup', { timeout: 60_000 }, () => {
    const characters = fc.constantFrom(...Array.from('<>/!-="\' \n\r&;#xaATtdp1[]?`中'));
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 60 }), (parts) => {
        sameTree(parts.join(''));
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 3000), seed: 11 },
    );
  });

  it('gives the tree of parse5 with its own adapter', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('');
        expect(
          ourPlainOutline(parseFully(html, 1e6).root).map((line) => line.trim()),
          html,
        ).toEqual(plainOutline(html).map((line) => line.trim()));
      }),
      { numRuns: 1000, seed: 13 },
    );
  });

  it('gives the tree of parse5 for a page as government sites publish it', () => {
    sameTree(page(60));
  });

  it('does not refuse such a page', () => {
    expect(() => parseFast(decodedText(page(60)), 1e6)).not.toThrow();
  });

  it('leaves double-escaped scripts to parse5', () => {
    const page = decodedText('<script><!-- <script></script> --></script>x');
    expect(() => parseFast(page, 1e6)).toThrow(NeedsFullTokenizer);
  });

  it('keeps three of equal formatting elements, told apart by all their attributes', () => {
    const equal = '<font size="2" color=red>'.repeat(5);
    const others = '<font size="2" color=blue><font color=red size=2><b class="x"><b class=x><b><b class=x>';
    sameTree(`<p>${equal}${others}1<p>2</font>3<td>4`);
  });
});
