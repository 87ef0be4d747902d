import { parseHtml } from '../../src/documents/html/parse.ts';
const r = parseHtml('<html><body>x', 1e9); console.log(r);
