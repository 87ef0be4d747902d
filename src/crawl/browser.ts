/** A real browser for lists that a script draws. It reaches no network: whatever it asks for is fetched by us, by our rules. */
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserContext, Route } from 'playwright';
import type { HeaderFields } from '../archive/index.ts';

/** An answer that is given to the browser. */
export interface BrowserAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly bytes: Buffer;
}

export type Rendered =
  { readonly kind: 'page'; readonly html: string } | { readonly kind: 'failed'; readonly detail: string };

export interface Renderer {
  /**
   * Draws a page that was fetched. `get` fetches what its scripts ask for (null: refused); what it throws ends the drawing and is thrown.
   */
  readonly render: (
    url: string,
    page: BrowserAnswer,
    get: (url: string) => Promise<BrowserAnswer | null>,
  ) => Promise<Rendered>;
  readonly close: () => Promise<void>;
}

/** Names that the browser has on different systems. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** Requests of one page; lists that were seen make two or three. */
const mostRequests = 30;
/** Milliseconds for a page to be drawn, our own pauses between its requests included. */
const drawMs = 120_000;
/** What a list is drawn from; pictures, type and media tell nothing. */
const wanted = new Set(['document', 'script', 'xhr', 'fetch']);

/** The browser on the PATH; null where there is none. Nothing is ever downloaded. */
export async function findBrowser(path: string): Promise<string | null> {
  for (const folder of path.split(delimiter)) {
    if (folder === '') continue;
    for (const name of names) {
      const file = join(folder, name);
      if (
        await access(file, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return file;
    }
  }
  return null;
}

async function launch(executablePath: string, isRoot: boolean): Promise<Browser> {
  const { chromium } = await import('playwright');
  return chromium.launch({
    executablePath,
    // Chromium's sandbox refuses to run as root, which is what containers run as.
    chromiumSandbox: !isRoot,
    handleSIGINT: false,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      // No name leads anywhere: a request that came past us would fail.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-features=WebRtcHideLocalIpsWithMdns,OptimizationHints,MediaRouter',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
  });
}

/** Starts the browser when the first page is to be drawn. `executable`: as `findBrowser` gives it. */
export function makeRenderer(
  executable: string,
  options: { readonly isRoot: boolean; readonly userAgent: string },
): Renderer {
  let started: Promise<Browser> | null = null;
  const contextOf = async (): Promise<BrowserContext> => {
    started ??= launch(executable, options.isRoot);
    const browser = await started;
    return browser.newContext({
      serviceWorkers: 'block',
      acceptDownloads: false,
      userAgent: options.userAgent,
    });
  };
  return {
    async render(url, first, get) {
      let context: BrowserContext;
      try {
        context = await contextOf();
      } catch (error) {
        return { kind: 'failed', detail: detailOf(error) };
      }
      let trouble: unknown = null;
      let requests = 0;
      const answer = async (route: Route): Promise<void> => {
        const request = route.request();
        const isFirst = request.isNavigationRequest() && request.url() === url && requests === 0;
        requests += 1;
        if (
          request.method() !== 'GET' ||
          !wanted.has(request.resourceType()) ||
          requests > mostRequests ||
          trouble !== null
        ) {
          return route.abort();
        }
        try {
          const found = isFirst ? first : await get(request.url());
          await (found === null ? route.abort() : route.fulfill(fulfilment(found)));
        } catch (error) {
          trouble ??= error;
          await route.abort().catch(() => undefined);
        }
      };
      try {
        await context.route('**/*', answer);
        const page = await context.newPage();
        await page.goto(url, { waitUntil: 'networkidle', timeout: drawMs });
        const html = await page.content();
        if (trouble !== null) throw trouble as Error;
        return { kind: 'page', html };
      } catch (error) {
        if (trouble !== null) throw trouble as Error;
        return { kind: 'failed', detail: detailOf(error) };
      } finally {
        await context.close().catch(() => undefined);
      }
    },
    async close() {
      const browser = await started?.catch(() => null);
      await browser?.close();
    },
  };
}

/** The browser's own code for what went wrong, or the kind of error. */
const detailOf = (error: unknown): string =>
  error instanceof Error ? (/net::ERR_\w+/.exec(error.message)?.[0] ?? error.name) : 'no_reason';

/** An answer as the browser takes it: codings are undone already, and nothing may be kept or loaded beside. */
function fulfilment({ status, headers, bytes }: BrowserAnswer): {
  status: number;
  headers: { [name: string]: string };
  body: Buffer;
} {
  const kept: { [name: string]: string } = {};
  for (const [name, value] of headers) {
    if (/^(?:content-type|access-control-[\w-]+)$/i.test(name)) kept[name.toLowerCase()] = value;
  }
  return { status, headers: kept, body: bytes };
}
