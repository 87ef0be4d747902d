/**
 * Readers that run in Node: `gongkai` (this program, as it is built) or `pdfjs`. Reads the documents whose paths stand on standard input, one a
 * line, and prints a JSON line of each, as peers.py does. The first five are read once before: starting up and compiling are no part of the time.
 */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type * as library from '../../src/index.ts';

interface Line {
  readonly tables?: readonly (readonly (readonly string[])[])[];
  /** Of gongkai: code → number, and the codes that a finding puts in question. */
  readonly values?: { readonly [code: string]: number | null };
  readonly flagged?: readonly string[];
}

type Reader = (bytes: Uint8Array, path: string) => Promise<Line>;

async function ours(): Promise<Reader> {
  const built: unknown = await import(new URL('../../dist/index.js', import.meta.url).href);
  const { examine } = built as typeof library;
  return async (bytes, path) => {
    const { report, findings } = await examine(bytes, { file: path });
    // Advice about a document puts no number in question.
    const flagged = findings.filter(({ severity }) => severity !== 'info').flatMap(({ codes }) => codes);
    return { values: report?.values ?? {}, flagged };
  };
}

/** What stands on one line of a page, within so many points: the words of it from left to right. */
const sameLine = 3;

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
}

async function pdfjs(): Promise<Reader> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return async (bytes) => {
    const document = await getDocument({
      data: Uint8Array.from(bytes),
      cMapUrl: new URL('../../node_modules/pdfjs-dist/cmaps/', import.meta.url).href,
      cMapPacked: true,
      useSystemFonts: false,
      verbosity: 0,
    }).promise;
    const rows: string[][] = [];
    for (let at = 1; at <= document.numPages; at++) {
      const page = await document.getPage(at);
      const { items } = await page.getTextContent();
      const words = (items as Item[]).filter((item) => 'str' in item && item.str.trim() !== '');
      const xOf = ({ transform }: Item): number => transform[4] ?? 0;
      const yOf = ({ transform }: Item): number => transform[5] ?? 0;
      words.sort((a, b) => yOf(b) - yOf(a));
      let line: Item[] = [];
      const end = (): void => {
        if (line.length > 0) {
          const sorted = line.sort((a, b) => xOf(a) - xOf(b));
          rows.push(sorted.flatMap(({ str }) => str.trim().split(/\s+/u)));
        }
        line = [];
      };
      for (const word of words) {
        const [first] = line;
        if (first !== undefined && yOf(first) - yOf(word) > sameLine) end();
        line.push(word);
      }
      end();
    }
    await document.destroy();
    return { tables: [rows] };
  };
}

const read = await (process.argv[2] === 'gongkai' ? ours() : pdfjs());
const paths = (await text(process.stdin)).split('\n').filter((path) => path !== '');
for (const path of paths.slice(0, 5)) await read(readFileSync(path), path).catch(() => null);
for (const path of paths) {
  const bytes = readFileSync(path);
  const before = process.cpuUsage();
  let line: Line = { tables: [] };
  let failure: string | null = null;
  try {
    line = await read(bytes, path);
  } catch (error) {
    failure = error instanceof Error ? error.name : 'unknown';
  }
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${JSON.stringify({ ms: (user + system) / 1000, error: failure, ...line })}\n`);
}
process.exit(0);
