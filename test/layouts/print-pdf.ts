/** Prints HTML to PDF with the programs that agencies' PDFs come from: a browser, and an office suite. */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright';
import type { Chooser } from './random.ts';

/** Width and height in millimetres, upright. */
const papers = { A4: [210, 297], A3: [297, 420], Letter: [216, 279] } as const;

export interface PrintStyle {
  readonly paper: keyof typeof papers;
  readonly landscape: boolean;
  /** `separate`: every cell in a frame of its own, as HTML draws `border="1"`; `none`: only alignment shows the grid. */
  readonly borders: 'solid' | 'dashed' | 'separate' | 'none';
  /** Millimetres instead of the paper's height: it decides at which row a page ends. Null for the paper's own. */
  readonly heightMm: number | null;
  readonly fontPt: number;
  /** Whether a row may be cut by the end of a page, between the lines of its label. */
  readonly cutsRows: boolean;
  /** Numbers in the middle of their cells, as the form has them, or at the left as plain HTML puts them. */
  readonly align: 'center' | 'left' | 'right';
}

export const plainPrint: PrintStyle = {
  paper: 'A4',
  landscape: false,
  borders: 'solid',
  heightMm: null,
  fontPt: 9,
  cutsRows: false,
  align: 'center',
};

/** A style at random; `heightMm` runs over enough heights that, over many reports, a page ends at every row. */
export function printStyleOf(c: Chooser): PrintStyle {
  const paper = c.pick(['A4', 'A4', 'A3', 'Letter'] as const);
  return {
    paper,
    landscape: c.chance(0.3),
    borders: c.pick(['solid', 'solid', 'dashed', 'separate', 'none'] as const),
    heightMm: c.chance(0.7) ? 90 + c.below(200) : null,
    fontPt: c.pick([7, 8, 9, 10.5, 12] as const),
    cutsRows: c.chance(0.3),
    align: c.pick(['center', 'center', 'left', 'right'] as const),
  };
}

export function nameOfStyle(style: PrintStyle): string {
  const height = style.heightMm === null ? '' : ` ${String(style.heightMm)}mm`;
  const turned = style.landscape ? ' landscape' : '';
  return `${style.paper}${turned}${height} ${style.borders} ${String(style.fontPt)}pt ${style.align}${style.cutsRows ? ' cut' : ''}`;
}

function cssOf(style: PrintStyle): string {
  const [short, long] = papers[style.paper];
  const width = style.landscape ? long : short;
  const height = style.heightMm ?? (style.landscape ? short : long);
  const line = style.borders === 'dashed' ? '0.75pt dashed #000' : '0.75pt solid #000';
  const cell =
    style.borders === 'separate' ? '' : `border: ${style.borders === 'none' ? 'none' : line} !important;`;
  return `
@page { size: ${String(width)}mm ${String(height)}mm; margin: 12mm; }
body { font-family: "Noto Serif CJK SC"; font-size: ${String(style.fontPt)}pt; margin: 0; }
table { width: 100%; font-size: inherit; ${style.borders === 'separate' ? '' : 'border-collapse: collapse !important; border: none !important;'} }
td, th { ${cell} padding: 2pt 3pt !important; text-align: ${style.align}; }
${style.cutsRows ? '' : 'tr { break-inside: avoid; page-break-inside: avoid; }'}
`;
}

/** The page with the style put last in its head. Throws where it has none: the layouts all do. */
export function styled(html: string, style: PrintStyle): string {
  const at = html.indexOf('</head>');
  if (at < 0) throw new Error('the page has no </head> to put the style in');
  return `${html.slice(0, at)}<style>${cssOf(style)}</style>${html.slice(at)}`;
}

/** Where a program stands on PATH. Throws, with what to install, where none of the names does. */
async function programNamed(names: readonly string[], packageName: string): Promise<string> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      const isThere = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isThere) return path;
    }
  }
  throw new Error(
    `${names.join(' or ')} is not on PATH, and these tests print with it: install the Debian package ${packageName}.`,
  );
}

/** One browser for many prints. */
export class BrowserPrinter {
  readonly #browser: Browser;
  #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /** Throws, with what to install, where there is no Chromium. */
  static async open(): Promise<BrowserPrinter> {
    const executablePath = await programNamed(['chromium', 'chromium-browser', 'google-chrome'], 'chromium');
    // Chromium refuses its sandbox to root, which is who runs containers; the pages are the tests' own.
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    return new BrowserPrinter(browser, await browser.newPage());
  }

  async print(html: string, style: PrintStyle): Promise<Uint8Array> {
    try {
      return await this.#printed(html, style);
    } catch {
      // A browser that printed hundreds of pages on a busy machine gives one up now and then.
      await this.#page.close();
      this.#page = await this.#browser.newPage();
      return await this.#printed(html, style);
    }
  }

  async #printed(html: string, style: PrintStyle): Promise<Uint8Array> {
    await this.#page.setContent(styled(html, style), { waitUntil: 'load' });
    return await this.#page.pdf({ preferCSSPageSize: true, printBackground: true });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Starting LibreOffice and printing one page; a page that it lays out for ever is given up after so long. */
const startMs = 120_000;
const pageMs = 10_000;

/**
 * Prints many pages with LibreOffice, in order; null for a page on which LibreOffice itself hangs (some tables on very
 * low pages). Throws, with what to install, where it is not there.
 */
export async function printByLibreOffice(
  pages: readonly { readonly html: string; readonly style: PrintStyle }[],
): Promise<(Uint8Array | null)[]> {
  const program = await programNamed(['soffice', 'libreoffice'], 'libreoffice-writer-nogui');
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-print-'));
  try {
    for (const [i, { html, style }] of pages.entries()) {
      await writeFile(join(folder, `${i}.html`), styled(html, style));
    }
    const printed: (Uint8Array | null)[] = [];
    while (printed.length < pages.length) {
      const rest = pages.map((_, i) => i).slice(printed.length);
      const isWhole = await convert(program, folder, rest);
      for (const i of rest) {
        const bytes = await readFile(join(folder, 'out', `${i}.pdf`)).catch(() => null);
        if (bytes === null && isWhole) throw new Error(`LibreOffice printed nothing of page ${i}`);
        printed.push(bytes);
        if (bytes === null) break;
      }
    }
    return printed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether LibreOffice came to an end by itself. */
async function convert(program: string, folder: string, pages: readonly number[]): Promise<boolean> {
  const args = [
    // A profile of its own: a second LibreOffice on the same profile hands its work to the first and goes.
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--headless',
    '--convert-to',
    'pdf:writer_web_pdf_Export',
    '--outdir',
    join(folder, 'out'),
    ...pages.map((i) => join(folder, `${i}.html`)),
  ];
  try {
    // The program is a script that starts another: SIGTERM reaches both, SIGKILL would not.
    await promisify(execFile)(program, args, { timeout: startMs + pageMs * pages.length });
    return true;
  } catch (error) {
    if (error instanceof Error && 'killed' in error && error.killed === true) return false;
    throw error;
  }
}
