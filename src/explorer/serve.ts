/** A small server of a site's files: nothing but GET and HEAD, nothing outside the folder, this machine only unless told. */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { contentPolicy } from './page-shell.ts';

const types: Readonly<{ [extension: string]: string }> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** Pages of proof bring a policy of their own, which is as strict. */
const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/** The file that an address names; null where it names none within the folder. */
async function fileOf(root: string, address: string): Promise<string | null> {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address, 'http://site/').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const wanted = join(root, path.endsWith('/') ? `${path}index.html` : path);
  try {
    // A link within the folder must not lead out of it.
    const real = await realpath(wanted);
    if (!real.startsWith(root + sep)) return null;
    return (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = await fileOf(root, url);
  if (file === null) {
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end('404\n');
    return;
  }
  const extension = extname(file);
  const policy =
    extension === '.html' && !url.includes('/proof/') ? { 'Content-Security-Policy': contentPolicy } : {};
  response.writeHead(200, {
    ...headers,
    ...policy,
    'Content-Type': types[extension] ?? 'application/octet-stream',
  });
  if (method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

export interface Serving {
  /** The address of the first page. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves a folder. Port 0 takes a free one. Throws the system's error where the port is taken or the folder is not there. */
export async function serveSite(
  folder: string,
  at: { readonly host: string; readonly port: number },
): Promise<Serving> {
  const root = await realpath(folder);
  const server: Server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(at.port, at.host, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : at.port;
  return {
    address: `http://${at.host.includes(':') ? `[${at.host}]` : at.host}:${String(port)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
