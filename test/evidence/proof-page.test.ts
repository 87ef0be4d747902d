/** The page of proof: it shows the cells in the source, marked, and nothing in it can act. */
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import { asText, explainFinding, proofPage, showSource } from '../../src/evidence/index.ts';
import { en } from '../../src/evidence/messages.en.ts';
import { zh } from '../../src/evidence/messages.zh.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';

const wrong = reportOf('ogi-2021', { 'reconsideration.upheld': 17, 'reconsideration.total': 11 });

async function proofOf(bytes: Uint8Array) {
  const record = await examine(bytes, {
    file: 'a"><script>alert(1)</script>.html',
    url: 'javascript:alert(1)',
  });
  const finding = record.findings.find(({ rule }) => rule === 'appeals.sum')!;
  const records = new Map([[record.report!.id, record]]);
  const explanation = explainFinding(finding, records);
  const shown = await showSource(record.report!, { bytes }, explanation.cells, 'a.html');
  return { explanation, page: proofPage(explanation, shown, record.report!.form), shown };
}

describe('the page of proof', () => {
  it.each(['html with spans', 'text P1'])(
    'marks every cell of the finding in the source: %s',
    async (name) => {
      const { page, explanation } = await proofOf(layoutNamed(name).render(wrong, noTraps));
      const $ = load(page);
      const marked = $('.mark, mark')
        .map((_, cell) => $(cell).clone().children('sup').remove().end().text())
        .get();
      const printed = explanation.cells.map(({ raw }) => raw);
      expect(marked.sort()).toEqual([...printed].sort());
      expect(
        $('tfoot .number')
          .map((_, cell) => $(cell).text())
          .get(),
      ).toEqual(['17', '11', '-6']);
      expect($('body').text()).toContain(explanation.sources[0]!.sha256);
      expect($('blockquote[lang=zh]').text()).toContain('11');
      expect($('blockquote[lang=en]').text()).toContain('a difference of −6');
    },
  );

  it('says which slip of a digit would explain it', async () => {
    const { page, explanation } = await proofOf(layoutNamed('html with spans').render(wrong, noTraps));
    expect(explanation.suspects.flatMap(({ digits }) => digits)).toContain('replaced');
    expect(page).toContain(zh.digit.replaced);
    expect(page).toContain(en.digit.replaced);
  });

  it('lets nothing of the source act: text is text', async () => {
    const attack = '<script>alert(1)</script><img src=x onerror=alert(1)><style>*{display:none}</style>';
    const html = new TextDecoder().decode(layoutNamed('html with spans').render(wrong, noTraps));
    const hostile = html
      .replaceAll('<td', `<td onclick="alert(1)" style="position:fixed"`)
      .replace('</td>', `${attack}&lt;script&gt;</td>`);
    const { page } = await proofOf(new TextEncoder().encode(hostile));
    const $ = load(page);
    expect($('script, iframe, object, form, link, base').length).toBe(0);
    expect($('img').length).toBe(0);
    expect($('style').length).toBe(1);
    expect($('[onclick], [onerror], [style]').length).toBe(0);
    expect($('a[href^="javascript"]').length).toBe(0);
    const policy = $('meta[http-equiv="Content-Security-Policy"]').attr('content')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
  });

  it('draws a page of a PDF into itself', () => {
    const png = new Uint8Array([137, 80, 78, 71]);
    const finding = {
      id: '0'.repeat(16),
      rule: 'appeals.sum',
      severity: 'error',
      blame: 'source',
      reports: ['x'],
      codes: [],
      row: null,
      column: null,
      block: null,
      expected: 1,
      reported: 2,
      delta: 1,
      suspects: null,
      message: { zh: '甲', en: 'A' },
    } as const;
    const explanation = explainFinding(finding, new Map());
    const page = proofPage(explanation, [{ kind: 'picture', report: 'x', page: 4, png }], null);
    expect(page).toContain('src="data:image/png;base64,iVBORw=="');
    expect(proofPage(explanation, [], null)).toContain(en.noPicture);
  });

  it('keeps signs that reorder text out', () => {
    expect(asText('a\u202Eb<c>&"\'')).toBe('a b&#60;c&#62;&#38;&#34;&#39;');
  });

  it('has the same words in both languages', () => {
    const keysOf = (value: object): string[] =>
      Object.entries(value).flatMap(([key, one]) =>
        typeof one === 'object' && one !== null ? [key, ...keysOf(one as object)] : [key],
      );
    expect(keysOf(zh)).toEqual(keysOf(en));
  });
});
