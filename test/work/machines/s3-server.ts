/**
 * A small store on loopback that speaks as much S3 as the captures need, and checks every signature by itself (AWS Signature Version 4,
 * written from Amazon's description and not from the client's code).
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

export interface S3Server {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** Answers the next requests with these statuses instead. */
  readonly fail: (...statuses: number[]) => void;
  readonly close: () => Promise<void>;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** Whether the request is signed with the secret. */
function isSigned(request: IncomingMessage, body: Buffer, secret: string): boolean {
  const header = request.headers.authorization ?? '';
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  if (parts === null) return false;
  const [, , day = '', region = '', signed = '', signature = ''] = parts;
  const hash = String(request.headers['x-amz-content-sha256']);
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body)) return false;
  const url = new URL(request.url ?? '/', 'http://x');
  const canonical = [
    request.method,
    // What S3 signs is the name, every byte but the unreserved encoded.
    url.pathname
      .split('/')
      .map((part) => encodeURIComponent(decodeURIComponent(part)))
      .join('/'),
    [...url.searchParams]
      .map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`)
      .sort()
      .join('&'),
    ...signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signed,
    hash,
  ].join('\n');
  const stamp = String(request.headers['x-amz-date']);
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region));
  return hmac(key, text).toString('hex') === signature;
}

/** Serves the bucket `bucket` to whoever has the secret. */
export function serveS3(bucket: string, secret: string): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const failures: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const answer = (status: number, bytes: Buffer = Buffer.alloc(0)): void =>
        void response
          .writeHead(status, { 'Content-Length': bytes.length })
          .end(request.method === 'HEAD' ? undefined : bytes);
      const failure = failures.shift();
      if (failure !== undefined) return answer(failure);
      if (!isSigned(request, body, secret)) return answer(403);
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
      if (!path.startsWith(`/${bucket}/`)) return answer(404);
      const found = objects.get(path);
      switch (request.method) {
        case 'PUT':
          objects.set(path, body);
          return answer(200);
        case 'DELETE':
          objects.delete(path);
          return answer(204);
        default:
          return found === undefined ? answer(404) : answer(200, found);
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      resolve({
        endpoint: `http://127.0.0.1:${String(port)}`,
        objects,
        fail: (...statuses) => void failures.push(...statuses),
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
