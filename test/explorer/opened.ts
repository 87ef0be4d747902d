/** A page in Chromium, with what it complained of and asked for. */
import type { Browser, BrowserContext, Page } from 'playwright';

/** A report of the samples with one error, its cell and the finding of it. */
export const flagged = {
  report: '330281-zhzfj-2023',
  code: 'litigation.after_reconsideration.total',
  finding: '8737078eea639554',
} as const;

export interface Opened {
  readonly page: Page;
  /** What the browser complained of: errors, refused scripts and styles. */
  readonly complaints: string[];
  readonly requests: string[];
  readonly context: BrowserContext;
}

/** Opens an address. `patienceMs`: nothing on a page is waited for any longer. */
export async function opened(
  browser: Browser,
  address: string,
  patienceMs: number,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Opened> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) =>
    ['error', 'warning'].includes(message.type()) ? complaints.push(message.text()) : 0,
  );
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  return { page, complaints, requests, context };
}
