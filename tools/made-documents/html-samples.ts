/** The samples that are pages: one report a page, each with something that readers must bear. */
import { encodeGbk } from '../../test/layouts/gb18030.ts';
import { jcms, old, renhe, trs, twice, ucap, word, type Frame, type Framed } from './frames.ts';
import { writeBody, type BodyStyle } from './html-body.ts';
import { introOf, partsOf, type PartsOptions } from './parts.ts';
import {
  xiamen2023,
  xiamen2024,
  xihu2023,
  shenzhen2022,
  changsha2021,
  hefei2024,
  kunming2023,
  dali2024,
  guilin2023,
  shijiazhuang2022,
  yuyao2023,
  nanqiao2023,
  imagesOnly,
  hongze,
} from './reports-2021.ts';
import { old2022, jinjiang2019, nanjing2020 } from './reports-2019.ts';
import { lanzhou2018, guizhou2016 } from './reports-2014.ts';
import { utf8, type Sample } from './sample.ts';
import type { TestReport } from '../../test/layouts/report.ts';

interface Page {
  readonly path: string;
  readonly about: string;
  readonly report: TestReport;
  readonly frame: Frame;
  readonly site: string;
  readonly style: BodyStyle;
  readonly traps?: PartsOptions['traps'];
  readonly intro?: readonly string[];
  readonly charset?: string;
  readonly isGbk?: boolean;
  readonly published?: string;
  readonly lost?: Sample['lost'];
}

/** A page's bytes. */
function pageOf(page: Page): Sample {
  const { report, frame, site, style, path, about } = page;
  const parts = partsOf(report, { traps: page.traps ?? [], intro: page.intro ?? [introOf(report)] });
  const framed: Framed = {
    report,
    site,
    body: writeBody(parts, style),
    ...(page.charset === undefined ? {} : { charset: page.charset }),
    ...(page.published === undefined ? {} : { published: page.published }),
  };
  const html = frame(framed);
  const bytes = page.isGbk === true ? encodeGbk(html) : utf8(html);
  return {
    path: `html/${path}`,
    about,
    bytes,
    report,
    ...(page.lost === undefined ? {} : { lost: page.lost }),
  };
}

/** A page that lacks every table of its report: they are images. */
const allLost = (): boolean => true;

const pages: readonly Page[] = [
  {
    path: '350200-jyj-2023.html',
    about: '2021 form, （六） in three parts; TRS page, links to other years',
    report: xiamen2023,
    frame: trs,
    site: '厦门市教育局',
    style: { editor: 'trs' },
  },
  {
    path: '350200-jyj-2024.html',
    about: 'the same agency a year later; what was carried over agrees',
    report: xiamen2024,
    frame: trs,
    site: '厦门市教育局',
    style: { editor: 'trs', pieces: true },
  },
  {
    path: '330106-zf-2023.html',
    about:
      '大汉 JCMS, `<div id="zoom">`, a metadata table; thousands in groups; a total of a row is wrong by one, and the office has requests of its own',
    report: xihu2023,
    frame: jcms,
    site: '西湖区政府门户网站',
    style: { editor: 'plain', bold: true },
  },
  {
    path: '440300-wjw-2022.html',
    about: 'pasted from Word, GBK declared as gb2312; a total of a column is wrong',
    report: shenzhen2022,
    frame: word,
    site: '',
    style: { editor: 'word' },
    charset: 'gb2312',
    isGbk: true,
    traps: ['marks-half-width', 'straight-quotes'],
  },
  {
    path: '420100-shuiwj-2022.html',
    about: 'the form of 2019 for 2022, by mistake; signs in the change column, the unit in the head',
    report: old2022,
    frame: ucap,
    site: '武汉市水务局',
    style: { editor: 'wps', pieces: true },
  },
  {
    path: '510104-zf-2019.html',
    about: 'form of 2019; an old page of layout tables in GBK, nothing closed; words and units in cells',
    report: jinjiang2019,
    frame: old,
    site: '锦江区公众信息网',
    style: { editor: 'plain', closed: false, pieces: true },
    charset: 'gbk',
    isGbk: true,
  },
  {
    path: '320100-mzj-2020.html',
    about: 'form of 2019; blanks, dashes, an amount without a unit',
    report: nanjing2020,
    frame: renhe,
    site: '南京市民政局',
    style: { editor: 'spaced' },
    traps: ['lost-characters'],
  },
  {
    path: '430104-jyj-2021.html',
    about: 'WPS markup; notes in number cells, a row left empty',
    report: changsha2021,
    frame: ucap,
    site: '岳麓区教育局',
    style: { editor: 'wps' },
    traps: ['label-notes'],
  },
  {
    path: '340100-tjj-2024.html',
    about: 'the page twice, for desktops and (hidden) for phones',
    report: hefei2024,
    frame: twice,
    site: '合肥市统计局',
    style: { editor: 'plain', bold: true },
    traps: ['label-variants'],
  },
  {
    path: '530100-swj-2023.html',
    about: 'GBK not declared; the balance of a column and of the totals is broken',
    report: kunming2023,
    frame: word,
    site: '',
    style: { editor: 'word' },
    isGbk: true,
  },
  {
    path: '532900-czj-2024.html',
    about: 'the text says 15 requests, the table 13',
    report: dali2024,
    frame: jcms,
    site: '大理州财政局',
    style: { editor: 'wps' },
  },
  {
    path: '450321-zf-2023.html',
    about: 'the title says 2022, the period 2023',
    report: guilin2023,
    frame: renhe,
    site: '阳朔县人民政府',
    intro: ['本报告所列数据的统计期限为2023年1月1日至2023年12月31日。'],
    style: { editor: 'plain' },
  },
  {
    path: '130100-wglj-2022.html',
    about:
      'section numbers that start again, a full-width figure; published in March, which is late for a department',
    report: shijiazhuang2022,
    frame: trs,
    site: '石家庄市文化广电和旅游局',
    style: { editor: 'trs', pieces: true },
    traps: ['sections-restart'],
  },
  {
    path: '330281-zhzfj-2023.html',
    about: 'a contents list; a total of section 4 is wrong',
    report: yuyao2023,
    frame: ucap,
    site: '余姚市综合行政执法局',
    style: { editor: 'plain' },
    traps: ['contents-list'],
  },
  {
    path: 'nanqiao-2023.html',
    about: 'a subdistrict office of a city that does not exist: the agency does not resolve',
    report: nanqiao2023,
    frame: jcms,
    site: '青石区政府网',
    style: { editor: 'spaced' },
  },
  {
    path: '620100-gaj-2018.html',
    about: 'list of 2014 from Word, UTF-8; the staff does not add up',
    report: lanzhou2018,
    frame: word,
    site: '',
    style: { editor: 'word' },
    charset: 'utf-8',
  },
  {
    path: '520000-jtj-2016.html',
    about: 'list of 2014 with rows a province added; blanks',
    report: guizhou2016,
    frame: trs,
    site: '贵州省交通运输厅',
    style: { editor: 'trs' },
    traps: ['extra-rows'],
  },
  {
    path: '610100-sthjj-2023.html',
    about: 'headings; the tables are images',
    report: imagesOnly,
    frame: ucap,
    site: '西安市生态环境局',
    style: {
      editor: 'plain',
      instead: (section: string) =>
        `<p style="text-align:center"><img src="./W020240130_${section}.png" alt="" /></p>`,
    },
    lost: allLost,
  },
  {
    path: '320813-zf-2023.html',
    about:
      'REAL figures of 洪泽区人民政府: WPS markup, 三 、本 年 度 apart, a slip in a label, two totals of section 4 printed as 0',
    report: hongze,
    frame: jcms,
    site: '洪泽区人民政府',
    style: { editor: 'wps' },
    traps: ['slips', 'letters-apart'],
  },
];

export const htmlSamples: readonly Sample[] = pages.map(pageOf);
