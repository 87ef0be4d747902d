/** Certificates for real: signed by an authority that the process trusts, so that nothing but their dates can be wrong. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function asked(certificate: string): Promise<string> {
  const server = createServer(
    { key: readFileSync(here('tls/server.key')), cert: readFileSync(here(`tls/${certificate}`)) },
    (_, response) => response.end('text'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { stdout } = await run(process.execPath, ['--import', 'tsx', here('tls-child.ts'), String(port)], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: here('tls/test-authority.crt') },
  });
  server.close();
  return stdout.trim();
}

it('one that has expired is told, and not worked around', async () => {
  expect(await asked('expired.crt')).toBe('tls CERT_HAS_EXPIRED');
});

it('one that is valid is taken', async () => {
  expect(await asked('valid.crt')).toBe('answer');
});
