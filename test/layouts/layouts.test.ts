/** The renderers themselves: a layout that lies would make every property test lie. */
import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf, placesOf } from '../printed-forms/index.ts';
import { fill } from './filled.ts';
import { layoutNamed, layouts, showsAll, type Layout } from './layouts.ts';
import { filled, hostile, realistic, reports } from './random-report.ts';
import { reportOf } from './report-of.ts';
import { codesPrinted, type TestReport } from './report.ts';
import { noTraps, traps, variations } from './variation.ts';

const charsets: Readonly<Record<string, string>> = {
  'html GBK declared': 'gbk',
  'html GBK declared as UTF-8': 'gbk',
  'html GB18030 not declared': 'gb18030',
};

function textOf(layout: Layout, report: TestReport, variation = noTraps): string {
  const decoder = new TextDecoder(charsets[layout.name] ?? 'utf-8', { fatal: true });
  return decoder.decode(layout.render(report, variation));
}

/** White space goes, as in every reader. */
const squeeze = (text: string): string => text.replace(/\s+/gu, '');

/** The texts of the cells that hold no table, in source order, from tables that are shown. */
function cellsOf(html: string): string[] {
  const $ = load(html);
  $('[style="display:none"], table.meta').remove();
  return $('td, th')
    .toArray()
    .filter((cell) => $(cell).find('table').length === 0)
    .map((cell) => squeeze($(cell).text()));
}

/** The cells as the form prints them, in order. */
function printedCells(report: TestReport): string[] {
  return fill(report, noTraps).flatMap((part) =>
    part.kind === 'tables'
      ? part.tables.flatMap((table) => table.rows.flat().map((cell) => squeeze(cell.text)))
      : [],
  );
}

/** Whether all of `wanted` stand in `line`, in this order. */
function isSubsequence(wanted: readonly string[], line: readonly string[]): boolean {
  let at = 0;
  for (const text of line) if (text === wanted[at]) at++;
  return at === wanted.length;
}

const rawsOf = (report: TestReport): string[] =>
  codesPrinted(report).map((code) => squeeze(report.printed.get(code)?.raw ?? ''));

const all = layouts.map((layout) => [layout.name, layout] as const);

describe.each(all)('%s', (_name, layout) => {
  it('gives equal bytes for equal arguments', () => {
    fc.assert(
      fc.property(reports({ profile: hostile }), variations(layout.traps), (report, variation) => {
        const once = Buffer.from(layout.render(report, variation));
        expect(once.equals(layout.render(report, variation))).toBe(true);
      }),
      { numRuns: 5 },
    );
  });

  it('is text in its encoding', () => {
    fc.assert(
      fc.property(
        reports({ profile: realistic, claims: true }),
        variations(layout.traps),
        (report, variation) => {
          expect(textOf(layout, report, variation)).not.toContain('\ufffd');
        },
      ),
      { numRuns: 5 },
    );
  });
});

describe.each(all.filter(([, layout]) => layout.kind === 'html'))('%s', (_name, layout) => {
  it('holds every printed cell that is not blank, in the order printed', () => {
    fc.assert(
      fc.property(reports({ profile: hostile }), (report) => {
        const wanted = printedCells(report).filter((text) => text !== '');
        expect(isSubsequence(wanted, cellsOf(textOf(layout, report)))).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

describe.each(all.filter(([, { kind, keepsLabels }]) => kind === 'text' && keepsLabels))(
  '%s',
  (_name, layout) => {
    it('holds every number, in the order printed', () => {
      fc.assert(
        fc.property(reports({ profile: hostile }), (report) => {
          const tokens = textOf(layout, report)
            .split(/[|\n\t]| {2,}/u)
            .map(squeeze);
          expect(
            isSubsequence(
              rawsOf(report).filter((raw) => raw !== ''),
              tokens,
            ),
          ).toBe(true);
        }),
        { numRuns: 8 },
      );
    });
  },
);

describe('html with spans', () => {
  it('has as many cells as the printed form', () => {
    const report = reportOf('ogi-2021', { 'requests.received.natural_person': 47 });
    expect(cellsOf(textOf(layoutNamed('html with spans'), report))).toEqual(printedCells(report));
  });

  it.each(['ogi-2014', 'ogi-2019', 'ogi-2021'] as const)(
    'covers the whole width in every row of %s',
    (edition) => {
      for (const section of reportOf(edition).form.sections) {
        for (const table of section.tables) {
          expect(
            gridOf(table.rows, table.width)
              .flat()
              .filter((cell) => cell === null),
          ).toEqual([]);
        }
      }
    },
  );
});

describe('html without spans', () => {
  it('has a cell for every place of the grid', () => {
    const report = reportOf('ogi-2021');
    const places = report.form.sections.flatMap((s) => s.tables.map((t) => t.rows.length * t.width));
    const cells = cellsOf(textOf(layoutNamed('html merged cells empty'), report));
    expect(cells.length).toBe(places.reduce((a, b) => a + b, 0));
  });
});

describe('html cut tables', () => {
  it('repeats the heads, and gives each number once', () => {
    fc.assert(
      fc.property(variations([], 0), (variation) => {
        const cells: Record<string, number> = {};
        codesPrinted(reportOf('ogi-2021')).forEach((code, i) => (cells[code] = 1000 + i));
        const report = reportOf('ogi-2021', cells);
        const found = cellsOf(textOf(layoutNamed('html cut tables'), report, variation));
        expect(found.filter((text) => /^\d+$/.test(text))).toEqual(rawsOf(report));
        expect(found.filter((text) => text === '自然人').length).toBe(2);
      }),
      { numRuns: 20 },
    );
  });
});

describe('html hidden copy', () => {
  it('has every table twice, one of them hidden', () => {
    const $ = load(textOf(layoutNamed('html hidden copy'), reportOf('ogi-2021')));
    expect($('table').length).toBe(6);
    expect($('[style="display:none"] table').length).toBe(3);
  });
});

describe('html in layout tables', () => {
  it('nests the tables of the report in others', () => {
    const $ = load(textOf(layoutNamed('html in layout tables'), reportOf('ogi-2021')));
    expect($('table table table').length).toBe(3);
  });
});

describe('text P3', () => {
  it('is laid out as a real text crawl: a cell a line, bare pipes for merged cells, none after the last row', () => {
    const text = textOf(layoutNamed('text P3'), reportOf('ogi-2021', {}, { variant: 'one-row' }));
    expect(text).toContain(
      [
        '第二十条第（五）项 |',
        '|||',
        '信息内容 |',
        '本年处理决定数量 |',
        '||',
        '行政许可 |',
        '0 |',
        '||',
      ].join('\n'),
    );
    expect(text).toContain(
      ['申请人情况 |', '||||||||', '自然人 |', '法人或其他组织 |', '总计 |', '|||||||'].join('\n'),
    );
    expect(text).toContain('行政事业性收费 |\n0 |\n三、收到和处理');
  });
});

describe('text P1', () => {
  it('shows a blank between its pipes', () => {
    const report = reportOf('ogi-2021', { 'proactive.regulations.repealed': '' });
    expect(textOf(layoutNamed('text P1'), report)).toContain('规章 | 0 |  | 0 |\n');
  });
});

describe('text L2', () => {
  it('leaves nothing of a blank', () => {
    const report = reportOf('ogi-2021', { 'proactive.regulations.repealed': '' });
    expect(textOf(layoutNamed('text L2'), report)).toContain('规章\n\n0\n\n0\n\n行政规范性文件');
  });
});

describe('text P5 with rule', () => {
  it('has one rule line a table', () => {
    const text = textOf(layoutNamed('text P5 with rule'), reportOf('ogi-2021'));
    expect(text.split('\n').filter((line) => /^\|( --- \|)+$/.test(line)).length).toBe(3);
  });
});

describe('text of a PDF', () => {
  it('puts a number between the lines of a wrapped label, and page numbers between the pages', () => {
    const text = textOf(layoutNamed('text of a PDF, layout'), reportOf('ogi-2021'));
    expect(text).toMatch(/2\.其他法律行政法规\n\s+0( +0){6}\n\s+禁止公开\n/u);
    expect(text).toMatch(/\n\s+\S*1\S*( \S)?\n\f/u);
  });
});

describe('showsAll', () => {
  it('asks for every value only where every place can be seen', () => {
    const whole = reportOf('ogi-2019');
    const holed = reportOf('ogi-2019', { 'requests.received.total': '' });
    const seen = (name: string): boolean[] =>
      [whole, holed].map((report) => showsAll(layoutNamed(name), report));
    expect(seen('html with spans')).toEqual([true, true]);
    expect(seen('text L2')).toEqual([true, false]);
    expect(seen('text of a PDF, layout')).toEqual([false, false]);
    expect(seen('text P2')).toEqual([true, false]);
    const blankInside = reportOf('ogi-2019', { 'requests.received.business': '' });
    expect(showsAll(layoutNamed('text P2'), blankInside)).toBe(true);
  });
});

describe('the traps', () => {
  it.each(traps)('%s changes what is shown', (trap) => {
    const changed = (['ogi-2014', 'ogi-2019', 'ogi-2021'] as const).filter((edition) => {
      const layout = layoutNamed('text P1');
      const report = reportOf(edition);
      return textOf(layout, report) !== textOf(layout, report, { seed: 1, traps: new Set([trap]) });
    });
    expect(changed.length).toBeGreaterThan(0);
  });

  it('never hide a number, or what the text states', () => {
    fc.assert(
      fc.property(
        reports({ profile: filled, claims: true }),
        variations(traps, traps.length),
        (report, variation) => {
          const text = textOf(layoutNamed('text P1'), report, variation);
          const tokens = text.split(/[|\n]/u).map(squeeze);
          expect(isSubsequence(rawsOf(report), tokens)).toBe(true);
          for (const claim of report.claims) expect(text).toContain(claim.text);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('extra rows', () => {
  it('stand among those of the form, whose numbers stay', () => {
    const text = textOf(layoutNamed('text P1'), reportOf('ogi-2014', { 'requests.received.letter': 9 }), {
      seed: 1,
      traps: new Set(['extra-rows']),
    });
    expect(text).toContain('4.信函申请数 | 件 | 9 |\n5.电子邮件申请数 | 件 | 7124 |\n（二）申请办结数 |');
  });
});

describe('the layouts', () => {
  it('have names of their own', () => {
    expect(new Set(layouts.map((layout) => layout.name)).size).toBe(layouts.length);
  });

  it('show reports of every edition with every place filled', () => {
    fc.assert(
      fc.property(reports({ profile: filled }), (report) => {
        const codes = report.form.sections.flatMap((s) =>
          s.tables.flatMap((t) => placesOf(t).map((p) => p.code)),
        );
        expect([...report.printed.keys()]).toEqual(codes);
        for (const layout of layouts.filter((l) => l.keepsLabels))
          expect(showsAll(layout, report)).toBe(true);
      }),
      { numRuns: 5 },
    );
  });
});
