/** A web server on loopback for `samples/site/`: the small sites that the main job crawls. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { sourceSchema, type Exception, type Source } from '../crawl/index.ts';

const sitesSchema = z.strictObject({
  sources: z.array(sourceSchema),
  /** Addresses that are sent on. */
  redirects: z.record(z.string(), z.string()),
  /** Sites that show their `404.html` with status 200. */
  soft404: z.array(z.string()),
});

/** One request, as the server saw it. */
export interface Served {
  /** Milliseconds of the given clock, when it came. */
  readonly at: number;
  readonly host: string;
  readonly path: string;
  readonly userAgent: string;
  readonly status: number;
}

export interface Replica {
  readonly sources: readonly Source[];
  /** The origins that the crawl may find on loopback: exactly these. */
  readonly exceptions: readonly Exception[];
  readonly log: readonly Served[];
  readonly close: () => Promise<void>;
}

const types: Readonly<{ [ending: string]: string }> = {
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  shtml: 'text/html',
  txt: 'text/plain; charset=utf-8',
};

interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

/** The file of a path; a query is part of its name, behind `@`. */
async function fileOf(
  folder: string,
  path: string,
): Promise<{ readonly name: string; readonly bytes: Buffer } | null> {
  const [plain = '', query] = path.split('?');
  // Only plain names: nothing outside the folder can be named.
  if (!/^(?:\/[\w-][\w.-]*)*\/?$/.test(plain) || (query !== undefined && !/^[\w=&-]*$/.test(query)))
    return null;
  const name = plain.endsWith('/') ? `${plain}index.html` : plain;
  const number = /^page=(\d+)$/.exec(query ?? '')?.[1];
  const names =
    query === undefined ? [name] : [`${name}@${query}`, ...(number === undefined ? [] : [`${name}@page=*`])];
  for (const one of names) {
    const bytes = await readFile(join(folder, one)).catch(() => null);
    if (bytes === null) continue;
    const text = one.endsWith('*')
      ? bytes.toString('utf8').replaceAll('{next}', String(Number(number) + 1))
      : null;
    return { name, bytes: text === null ? bytes : Buffer.from(text) };
  }
  return null;
}

/** Serves the sites in `folder` on a port of loopback that is free. Rejects where they cannot be read. */
export async function serveReplica(folder: string, now: () => number = Date.now): Promise<Replica> {
  const sites = sitesSchema.parse(JSON.parse(await readFile(join(folder, 'sites.json'), 'utf8')));
  const log: Served[] = [];
  const answerTo = async (host: string, path: string): Promise<Answer> => {
    const location = sites.redirects[`http://${host}${path}`];
    if (location !== undefined)
      return { status: 301, headers: { Location: location }, body: Buffer.alloc(0) };
    const site = /^([a-z]+)\.test$/.exec(host)?.[1];
    const found = site === undefined ? null : await fileOf(join(folder, site), path);
    if (found !== null) {
      const type = types[/\.(\w+)$/.exec(found.name)?.[1] ?? ''] ?? 'application/json';
      return { status: 200, headers: { 'Content-Type': type }, body: found.bytes };
    }
    const isSoft = site !== undefined && sites.soft404.includes(site) && path !== '/robots.txt';
    const body = isSoft ? await readFile(join(folder, site, '404.html')) : Buffer.from('Not Found');
    return { status: isSoft ? 200 : 404, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
  };
  const server = createServer((request, response) => {
    const at = now();
    const [host = '', path = '/'] = [request.headers.host, request.url];
    void answerTo(host, path).then(({ status, headers, body }) => {
      log.push({ at, host, path, userAgent: request.headers['user-agent'] ?? '', status });
      response.writeHead(status, { ...headers, 'Content-Length': body.length }).end(body);
    });
  });
  const port = await listen(server);
  const exceptions = sites.sources.map(({ home }) => ({
    origin: new URL(home).origin,
    at: { address: '127.0.0.1', port },
  }));
  return {
    sources: sites.sources,
    exceptions,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('no port'));
    });
  });
}
