/** A folder of reports for runs that are disturbed: small pages, each of another body and year, and a few of the samples. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillIn } from '../../../tools/made-documents/figures.ts';
import { jcms } from '../../../tools/made-documents/frames.ts';
import { writeBody } from '../../../tools/made-documents/html-body.ts';
import { introOf, partsOf } from '../../../tools/made-documents/parts.ts';
import { proseOf } from '../../../tools/made-documents/prose.ts';

const bodies = ['教育局', '财政局', '民政局', '司法局', '水利局', '农业农村局', '商务局', '审计局'];
const cities = ['厦门市', '泉州市', '漳州市', '莆田市', '龙岩市'];

/** Page number `at`: of one of 40 bodies, of a year from 2021 on. */
export function madePage(at: number): string {
  const agency = `${cities[at % cities.length] ?? ''}${bodies[Math.floor(at / cities.length) % bodies.length] ?? ''}`;
  const year = 2021 + (Math.floor(at / (cities.length * bodies.length)) % 4);
  const report = fillIn(
    { edition: 'ogi-2021', year, agency, published: `${String(year + 1)}-01-20` },
    { requests: { 'outcome.granted': [at % 97, 1, 0, 0, 0, 0] } },
    proseOf(1),
  );
  const body = writeBody(partsOf(report, { intro: [introOf(report)] }), { editor: 'wps' }, year);
  return jcms({ report, site: report.agency, body });
}

const samples = fileURLToPath(new URL('../../../samples', import.meta.url));

/** Writes `count` pages, and samples of other kinds, into a new folder below `parent`; gives its path. */
export function madeReports(parent: string, count: number): string {
  const folder = join(parent, 'reports');
  mkdirSync(folder);
  for (let at = 0; at < count; at++)
    writeFileSync(join(folder, `${String(at).padStart(4, '0')}.html`), madePage(at));
  for (const kind of ['odd']) {
    for (const name of readdirSync(join(samples, kind)).slice(0, 6))
      copyFileSync(join(samples, kind, name), join(folder, `${kind}-${name}`));
  }
  return folder;
}
