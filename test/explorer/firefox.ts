/**
 * Debian's Firefox, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks itself. Playwright's own Firefox would have to be
 * downloaded, and its BiDi asks this one for commands that it does not know.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket, type RawData } from 'ws';
import { z } from 'zod';
import { programOf } from './browser.ts';

/** What keeps it from the network, and from asking its user. All else is as readers have it, the rules for files above all. */
const preferences = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.prefs.recommended': false,
  'services.settings.server': 'http://127.0.0.1:1/',
  'toolkit.telemetry.enabled': false,
};

const message = z.object({
  id: z.number().nullish(),
  type: z.string(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  params: z.unknown().optional(),
  message: z.string().optional(),
});
const logged = z.object({ level: z.string(), text: z.string().nullable() });
const evaluated = z.object({
  type: z.string(),
  result: z.object({ value: z.string().optional() }).optional(),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});

interface Waiting {
  readonly done: (result: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** The address at which the program listens, from what it says. */
async function listening(program: ChildProcess): Promise<string> {
  let said = '';
  return await new Promise((resolve, reject) => {
    program.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(`${address}/session`);
    });
    program.once('error', reject);
    program.once('exit', () => reject(new Error(`Firefox ended at once: ${said}`)));
  });
}

export class Firefox {
  /** Errors that pages, or Firefox about them, wrote to the console. */
  readonly complaints: string[] = [];
  readonly #program: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;
  #context = '';

  private constructor(program: ChildProcess, profile: string, socket: WebSocket) {
    this.#program = program;
    this.#profile = profile;
    this.#socket = socket;
    socket.on('message', (data) => this.#take(data));
    socket.on('close', () => {
      for (const { fail } of this.#waiting.values()) fail(new Error('Firefox is gone'));
    });
  }

  /** Throws, with what to install, where there is none: a test that is left out would say that the site works in it. */
  static async open(): Promise<Firefox> {
    const path = await programOf(['firefox-esr', 'firefox']);
    if (path === null) {
      throw new Error(
        'firefox-esr is not on PATH, and these tests look with it: install the Debian package firefox-esr.',
      );
    }
    const profile = mkdtempSync(join(tmpdir(), 'gongkai-firefox-'));
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join(''));
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
    const program = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const socket = new WebSocket(await listening(program));
    await new Promise((done, fail) => socket.once('open', done).once('error', fail));
    const firefox = new Firefox(program, profile, socket);
    await firefox.#send('session.new', { capabilities: {} });
    await firefox.#send('session.subscribe', { events: ['log.entryAdded'] });
    const tree = await firefox.#send('browsingContext.getTree', {});
    const { contexts } = z.object({ contexts: z.array(z.object({ context: z.string() })) }).parse(tree);
    firefox.#context = contexts[0]!.context;
    return firefox;
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#program.once('exit', done));
    this.#waiting.clear();
    void this.#send('browser.close', {}).catch(() => undefined);
    await ended;
    this.#socket.terminate();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #take(data: RawData): void {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    const { id, type, method, result, params, message: words } = message.parse(JSON.parse(text));
    if (method === 'log.entryAdded') {
      const entry = logged.parse(params);
      if (entry.level === 'error') this.complaints.push(entry.text ?? '');
    }
    const waiting = this.#waiting.get(id ?? -1);
    if (waiting === undefined) return;
    this.#waiting.delete(id ?? -1);
    if (type === 'error') waiting.fail(new Error(words ?? 'Firefox refused'));
    else waiting.done(result);
  }

  #send(method: string, params: object): Promise<unknown> {
    this.#count += 1;
    const id = this.#count;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async goto(url: string): Promise<void> {
    await this.#send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** What an expression gives in the page, or what its promise does. Throws where it throws. */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = evaluated.parse(
      await this.#send('script.evaluate', {
        expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
        target: { context: this.#context },
        awaitPromise: true,
      }),
    );
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? answer.type);
    return JSON.parse(answer.result?.value ?? 'null') as T;
  }

  /** Waits until an expression is true in the page: looked at whenever something is drawn, for as long as the test may take. */
  async until(expression: string): Promise<void> {
    await this.evaluate(
      `new Promise((done) => { const look = () => (${expression}) ? done(true) : setTimeout(look, 50); look(); })`,
    );
  }

  /** Presses the first mouse button in the middle of an element, which is scrolled into view. */
  async click(selector: string): Promise<void> {
    const element = `document.querySelector(${JSON.stringify(selector)})`;
    await this.until(`${element} !== null`);
    const [x, y] = await this.evaluate<[number, number]>(
      `(() => { ${element}.scrollIntoView({ block: 'center', inline: 'center' }); const { left, top, width, height } = ${element}.getBoundingClientRect(); return [left + width / 2, top + height / 2].map(Math.round); })()`,
    );
    const button = { button: 0 };
    const actions = [
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', ...button },
      { type: 'pointerUp', ...button },
    ];
    await this.#act([{ type: 'pointer', id: 'mouse', actions }]);
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#act([{ type: 'key', id: 'keys', actions }]);
  }

  async #act(actions: readonly object[]): Promise<void> {
    await this.#send('input.performActions', { context: this.#context, actions });
  }

  /** What is seen, as a PNG. */
  async picture(): Promise<Buffer> {
    const shot = await this.#send('browsingContext.captureScreenshot', { context: this.#context });
    return Buffer.from(z.object({ data: z.string() }).parse(shot).data, 'base64');
  }
}
