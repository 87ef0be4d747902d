/** One request over TLS, in a process that trusts what NODE_EXTRA_CA_CERTS names: `tls-child.ts PORT` prints what came of it. */
import { systemClock } from '../../src/crawl/index.ts';
import { send } from '../../src/crawl/send.ts';

const port = Number(process.argv[2]);
const { kind, ...answer } = await send({
  url: new URL(`https://127.0.0.1:${String(port)}/`),
  addresses: ['127.0.0.1'],
  port,
  headers: [['Host', '127.0.0.1']],
  limits: { bytes: 1000, ms: 10_000 },
  clock: systemClock,
  signal: new AbortController().signal,
});
console.log('outcome' in answer ? `${answer.outcome} ${answer.detail}` : kind);
