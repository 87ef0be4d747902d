/** The pages that need no JavaScript: an agency with its statutory tables, a province with its agencies, and the way to them. */
import { formById, type Form } from '../forms/index.ts';
import { cellAt, shownText } from './cells.ts';
import { shownSide, tablesOf, type FormTable, type ShownSide } from './form-tables.ts';
import { messagesOf } from './messages-of.ts';
import { both, pageOf, plainHead } from './page-shell.ts';
import { escapeHtml, webAddress } from './plain-text.ts';
import type { FindRow } from './site-find.ts';
import { folderOf } from './site-keys.ts';
import type { State } from '../record/index.ts';
import { stateOrder, type SiteAgency, type SiteFinding, type SiteReport } from './site-report.ts';
import { utf8Signs } from './utf8-signs.ts';

const { zh, en } = messagesOf;

/** A table with holes where the numbers go: made once a form, filled for every report. Its pieces are UTF-8, a byte a sign. */
interface Template {
  readonly pieces: readonly string[];
  readonly fields: readonly number[];
}

function headHtml(table: FormTable): string {
  const rows = table.head.map((cells) => {
    const inRow = cells.map(({ label, colspan, rowspan, isLeaf, isStub }) => {
      const spans = `${colspan > 1 ? ` colspan=${colspan}` : ''}${rowspan > 1 ? ` rowspan=${rowspan}` : ''}`;
      const empty = isStub ? both(zh.report.item, en.report.item) : both(zh.report.number, en.report.number);
      const words = label === null ? empty : both(label.zh, label.en);
      return `<th scope=${isLeaf || colspan === 1 ? 'col' : 'colgroup'}${spans}>${words}</th>`;
    });
    return `<tr>${inRow.join('')}</tr>`;
  });
  return `<thead>${rows.join('')}</thead>`;
}

function templateOf(form: Form, side: ShownSide): Template {
  const pieces: string[] = [];
  const fields: number[] = [];
  let text = '';
  for (const table of tablesOf(form, side)) {
    const { section, heading } = table;
    const words = heading === null ? section.heading : heading;
    text += `<div class="scroll" tabindex=0 role=region aria-label="${escapeHtml(words.zh)}"><table class="form"><caption>${both(words.zh, words.en)}</caption>${headHtml(table)}<tbody>`;
    for (const row of table.rows) {
      text += '<tr>';
      for (const { label, rowspan, colspan, isLeaf } of row.stubs) {
        const spans = `${colspan > 1 ? ` colspan=${colspan}` : ''}${rowspan > 1 ? ` rowspan=${rowspan}` : ''}`;
        text += `<th scope=${isLeaf ? 'row' : 'rowgroup'}${spans}>${both(label.zh, label.en)}`;
      }
      for (const field of row.fields) {
        if (field === null) {
          text += '<td class=none>';
          continue;
        }
        pieces.push(utf8Signs(text));
        fields.push(field);
        text = '';
      }
    }
    text += '</tbody></table></div>';
  }
  pieces.push(utf8Signs(text));
  return { pieces, fields };
}

const templates = new Map<string, Template>();
function templateFor(form: Form, side: ShownSide): Template {
  const key = `${form.id} ${side}`;
  const known = templates.get(key);
  if (known !== undefined) return known;
  const made = templateOf(form, side);
  templates.set(key, made);
  return made;
}

const isDigits = /^\d+$/;
const stateWords = Object.fromEntries(
  stateOrder.map((state) => [state, utf8Signs(`<i>${both(zh.state[state], en.state[state])}</i>`)]),
) as { readonly [state in State]: string };
const flaggedWords = utf8Signs(`<span class=mark>${both(zh.report.flagged, en.report.flagged)}</span>`);

/** The tables of a report, UTF-8, a byte a sign. */
function tablesHtml(report: SiteReport, form: Form, flagged: ReadonlySet<string>): string {
  const { pieces, fields } = templateFor(
    form,
    shownSide(form, (index) => (report.cells[index] ?? null) !== null),
  );
  let html = '';
  for (const [at, field] of fields.entries()) {
    const cell = cellAt(report, field);
    const isFlagged = flagged.has(form.fields[field]?.code ?? '');
    const shown = shownText(cell);
    html += pieces[at] ?? '';
    html += isFlagged ? '<td class="cell flag">' : '<td>';
    html +=
      shown === null ? stateWords[cell.state] : isDigits.test(shown) ? shown : utf8Signs(escapeHtml(shown));
    // In words as well as in colour.
    if (isFlagged) html += flaggedWords;
  }
  return html + (pieces.at(-1) ?? '');
}

function findingHtml({ severity, blame, message }: SiteFinding): string {
  return `<li class="finding ${severity}"><b>${both(zh.severity[severity], en.severity[severity])}</b> ${both(message.zh, message.en)} <small>${both(zh.blame[blame], en.blame[blame])}</small></li>`;
}

function sourceHtml({ source, file }: SiteReport): string {
  const address = webAddress(source.url);
  const where =
    address === null
      ? escapeHtml(source.url ?? file)
      : `<a rel="noreferrer noopener" href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
  const retrieved = source.retrieved === null ? '' : ` · ${escapeHtml(source.retrieved)}`;
  return `<p class="source-line">${both(zh.report.source, en.report.source)}: ${where}${retrieved} · SHA-256 <code>${source.sha256}</code></p>`;
}

/** A report, UTF-8, a byte a sign. */
function reportHtml(report: SiteReport): string {
  const form = formById(report.form);
  const flagged = new Set(
    report.findings.filter(({ severity }) => severity !== 'info').flatMap(({ codes }) => codes.slice(0, 1)),
  );
  const title = report.title ?? report.name ?? report.id;
  const findings =
    report.findings.length === 0
      ? `<p>${both(zh.report.noFindings, en.report.noFindings)}</p>`
      : `<ul class="findings">${report.findings.map(findingHtml).join('')}</ul>`;
  const edition =
    form === null
      ? `<p>${both(zh.report.noForm, en.report.noForm)}</p>`
      : `<p class="edition">${both(form.title.zh, form.title.en)} · ${escapeHtml(form.issued)}</p>`;
  const head = `<section id="${report.id}"><h2>${escapeHtml(report.year === null ? '?' : String(report.year))} <span class="title" lang="zh">${escapeHtml(title)}</span></h2>
${findings}${edition}`;
  const tables = form === null ? '' : tablesHtml(report, form, flagged);
  return `${utf8Signs(head)}${tables}${utf8Signs(sourceHtml(report))}</section>`;
}

/** What was changed after publication, where anything was. */
function changesHtml({ changes }: SiteAgency): string {
  if (changes.length === 0) return '';
  const printed = (text: string | null): string =>
    text === null || text === ''
      ? `<i>${text === null ? both(zh.state.absent, en.state.absent) : both(zh.state.blank, en.state.blank)}</i>`
      : escapeHtml(text);
  const words = [
    [zh.findings.year, en.findings.year],
    [zh.republished.what, en.republished.what],
    [zh.republished.before, en.republished.before],
    [zh.republished.after, en.republished.after],
    [zh.republished.seen, en.republished.seen],
  ] as const;
  const rows = changes.map(({ year, what, code, form, before, after, changed }) => {
    const label = code === null ? undefined : formById(form)?.byCode.get(code)?.label;
    const cell = label === undefined ? escapeHtml(code ?? '') : both(label.zh, label.en);
    const kind = what === 'cell' ? cell : both(zh.republished.kinds[what], en.republished.kinds[what]);
    const cells = what === 'cell' ? [printed(before), printed(after)] : ['', ''];
    const all = [year === null ? '' : String(year), kind, ...cells, escapeHtml(changed.slice(0, 10))];
    return `<tr>${all.map((one) => `<td>${one}`).join('')}`;
  });
  const title = both(zh.republished.title, en.republished.title);
  return `<section><h2>${title}</h2><div class="scroll" tabindex=0 role=region aria-label="${escapeHtml(zh.republished.title)}"><table class="data"><thead><tr>${words.map(([a, b]) => `<th scope=col>${both(a, b)}`).join('')}</thead><tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

/** The path of an agency's page. */
export const agencyPagePath = (key: string): string => `agency/${folderOf(key)}/${key}.html`;

/** What stands for the reports while the page round them is made: no text of a document can be it, since it has no angle bracket. */
const reportsHere = '<reports>';

/** The page of an agency: all its reports, newest first. */
export function agencyPage(agency: SiteAgency): Buffer {
  const name = agency.name ?? agency.id;
  const up = '../../';
  const years = agency.reports.map(
    ({ id, year }) => `<a href="#${id}">${year === null ? id : String(year)}</a>`,
  );
  const page = pageOf({
    title: name,
    up,
    body: `${plainHead(up, `#/agency/${agency.id}`)}
<main class="plain"><h1 lang="zh">${escapeHtml(name)}</h1><nav aria-label="${escapeHtml(`${zh.plain.years} ${en.plain.years}`)}">${years.join(' · ')}</nav>
${reportsHere}${changesHtml(agency)}</main>`,
  });
  const [head = '', foot = ''] = page.split(reportsHere);
  const signs = `${utf8Signs(head)}${agency.reports.map(reportHtml).join('\n')}${utf8Signs(foot)}`;
  return Buffer.from(signs, 'latin1');
}

export const provincePagePath = (province: string): string => `browse/${province}.html`;

/** The page of a province: its agencies, each with its years. */
export function provincePage(name: string, rows: readonly FindRow[], first: number): string {
  const up = '../';
  const items = rows.map(([id, agency, , , , years]) => {
    const span = years.map((year) => String(year + first)).join(' ');
    return `<li><a href="${up}${agencyPagePath(id)}" lang="zh">${escapeHtml(agency === '' ? id : agency)}</a> <small>${span}</small></li>`;
  });
  return pageOf({
    title: name,
    up,
    body: `${plainHead(up, '')}<main class="plain"><h1 lang="zh">${escapeHtml(name)}</h1><ul class="agencies">${items.join('\n')}</ul></main>`,
  });
}

/** The first page: the app, and for readers without JavaScript the provinces. */
export function indexPage(provinces: readonly { readonly code: string; readonly name: string }[]): string {
  const list = provinces.map(
    ({ code, name }) => `<li><a href="${provincePagePath(code)}" lang="zh">${escapeHtml(name)}</a></li>`,
  );
  return pageOf({
    title: `${zh.site.name} · ${en.site.name}`,
    up: '',
    scripts: ['app/boot.js', 'app/app.js', 'data/index.js'],
    body: `<div id="app"></div>
<noscript><main class="plain"><h1>${both(zh.site.name, en.site.name)}</h1><p>${both(zh.site.about, en.site.about)}</p><p>${both(zh.plain.noScript, en.plain.noScript)}</p><ul class="agencies">${list.join('\n')}</ul></main></noscript>`,
  });
}
