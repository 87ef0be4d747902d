import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimPhrases, forms, shareWholes, type Form, type FormId } from '../../src/forms/index.ts';
import { readClaims, type ClaimContext } from '../../src/reading/claims.ts';
import { readProse } from '../../src/reading/prose.ts';
import { textDocument } from './document-builder.ts';

function formOf(id: FormId): Form {
  const form = forms.find((f) => f.id === id);
  if (form === undefined) throw new Error(`no form ${id}`);
  return form;
}
const ogi2021 = formOf('ogi-2021');
const real = '../shared/real/xiamen-hrss-2024.txt';
const bureau: ClaimContext = { agencyName: '厦门市财政局', year: 2024 };
const district: ClaimContext = { agencyName: '厦门市思明区人民政府', year: 2024 };

function read(text: string, context = bureau, form: FormId = 'ogi-2021') {
  const lines = text.split('\n').map((line, i) => ({ text: line, at: { path: [2, i + 1] } }));
  return readClaims(lines, formOf(form), context);
}
const numbers = (...args: Parameters<typeof read>): string[] =>
  read(...args).claims.map(({ codes, value }) => `${codes.join('+')}=${String(value)}`);

const received = 'requests.received.total';
const handled = 'requests.outcome.total.total';

describe('the codes of the phrases', () => {
  it('are codes of their forms', () => {
    for (const { means } of claimPhrases) {
      for (const { id, byCode } of forms) {
        for (const { codes, alsoFits } of means[id] ?? []) {
          for (const code of [...codes, ...alsoFits.flat()]) expect(byCode.has(code), code).toBe(true);
        }
      }
    }
  });
});

describe('a claim', () => {
  it.each([
    '2024年，我局共收到政府信息公开申请47件，均已按期答复。',
    '全年共收到依申请公开47件。',
    '本年度新收政府信息公开申请 ４７ 件。',
    '（二）依申请公开情况。2024年收到申请47件。',
    '2024年度，我局接到信息公开申请47件（其中网上申请40件，信函申请7件）。',
    '2024年1月1日至12月31日，我局收到公民、法人和其他组织政府信息公开申请47件。',
    '共收到47件政府信息公开申请。',
    '2024年，厦门市财政局收到政府信息公开申请四十七件。',
    '按照《2023年政务公开工作要点》要求，我局收到政府信息公开申请47件。',
  ])('is a number of requests received: %s', (text) => {
    expect(numbers(text)).toEqual([`${received}=47`]);
  });

  it.each([
    '2024年收到政府信息公开申请48件（含上年结转1件）。',
    '2024年收到政府信息公开申请48件，包括上年结转1件。',
  ])('is a sum with what was carried in, and never sure: %s', (text) => {
    const { claims, notes } = read(text);
    expect(claims.map(({ codes, value }) => [codes.join('+'), value])).toEqual([
      [`${received}+requests.carried_in.total`, 48],
    ]);
    expect(notes[0]?.alsoFits).toContainEqual([received]);
  });

  it('is made for the parts of a list of outcomes, over a line break too, and none of them is sure', () => {
    const text =
      '2024年，我局办理政府信息公开申请47件，其中予以公开20件、部分公\n开3件，不予公开12件，无法提供8件，不予处理4件。';
    const { claims, notes } = read(text);
    const parts = claims.map(({ codes, value }) => [codes[0], codes.length, value]);
    expect(parts).toEqual([
      [handled, 1, 47],
      ['requests.outcome.granted.total', 1, 20],
      ['requests.outcome.partial.total', 1, 3],
      ['requests.outcome.refused.state_secret.total', 8, 12],
      ['requests.outcome.unable.not_held.total', 3, 8],
      ['requests.outcome.not_processed.petition.total', 5, 4],
    ]);
    expect(notes.every(({ alsoFits }) => alsoFits.length > 0)).toBe(true);
  });

  it('is a fee of zero in the list of 2014, and no number of later forms', () => {
    const text = '2024年，我局未收取依申请公开费用。';
    expect(numbers(text, bureau, 'ogi-2014')).toEqual(['request_fees.amount=0']);
    expect(numbers('未收取检索、复制、邮寄等成本费用。', bureau, 'ogi-2014')).toHaveLength(1);
    expect(numbers(text)).toEqual([]);
    // A fee of another law, which the list does not count.
    expect(numbers('本年度未收取信息处理费。', bureau, 'ogi-2014')).toEqual([]);
  });

  it('reads 收办 as received or handled', () => {
    const { claims, notes } = read('2024年，我局收办政府信息公开申请47件。');
    expect(claims.map(({ codes, value }) => [codes[0], value])).toEqual([[received, 47]]);
    expect(notes[0]?.alsoFits).toEqual([[handled]]);
  });

  it('is another body’s where a part is another body’s', () => {
    const { notes } = read('2024年全区各部门收到政府信息公开申请470件，其中区教育局予以公开20件。');
    expect(notes.every(({ isOtherBody }) => isOtherBody)).toBe(true);
  });

  it.each([
    '2024年政府信息公开申请答复率100%，按时办结率98.5%。',
    '2024年收到政府信息公开申请中予以公开占比42.5%。',
  ])('is no share: %s', (text) => {
    expect(numbers(text).filter((one) => one.includes('granted'))).toEqual([]);
    expect(numbers(text)).not.toContain(`${received}=100`);
  });

  it('is made for every clause that states one', () => {
    expect(
      numbers('2024年共收到政府信息公开申请47件，上年结转1件，办结46件，结转下年度继续办理2件。'),
    ).toEqual([
      `${received}=47`,
      'requests.carried_in.total=1',
      `${handled}=46`,
      'requests.carried_out.total=2',
    ]);
  });

  it('is zero only where the sentence says so plainly', () => {
    expect(numbers('2024年，我局未收到政府信息公开申请。')).toEqual([`${received}=0`]);
    expect(numbers('全年未收到要求缴费的政府信息公开申请。')).toEqual([]);
    expect(numbers('全年未收到通过信函提出的政府信息公开申请。')).toEqual([]);
    expect(numbers('未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。')).toEqual([
      'reconsideration.total=0',
      'litigation.direct.total+litigation.after_reconsideration.total=0',
    ]);
  });

  it('speaks of documents, licences and penalties', () => {
    expect(numbers('2024年制发行政规范性文件3件，废止规范性文件13件，现行有效规范性文件32件。')).toEqual([
      'proactive.normative_documents.issued=3',
      'proactive.normative_documents.repealed=13',
      'proactive.normative_documents.in_force=32',
    ]);
    expect(numbers('全年作出行政许可决定1,724件，作出行政处罚决定12件。')).toEqual([
      'proactive.licensing.decisions=1724',
      'proactive.penalties.decisions=12',
    ]);
  });

  it('has the codes of its form', () => {
    expect(numbers('2024年共收到政府信息公开申请47件，办结46件。', bureau, 'ogi-2014')).toEqual([
      'requests.received.total=47',
      'requests.completed.total=46',
    ]);
    expect(numbers('2024年主动公开政府信息1724条。', bureau, 'ogi-2014')).toEqual(['disclosed.total=1724']);
    expect(numbers('2024年主动公开政府信息1724条。')).toEqual([]);
  });

  it('says what else its words may mean', () => {
    const { notes } = read('2024年，我局受理政府信息公开申请47件。');
    expect(notes[0]?.alsoFits).toEqual([[received, 'requests.carried_in.total'], [handled]]);
    expect(read('2024年，我局收到政府信息公开申请47件。').notes[0]?.alsoFits).toEqual([]);
  });

  it('may include what was carried in, where that is said in the same breath', () => {
    const { notes } = read('上年结转政府信息公开申请1件，2024年共收到政府信息公开申请48件。');
    expect(notes[1]?.alsoFits).toEqual([[received, 'requests.carried_in.total']]);
  });

  it('quotes the clause as printed, cut to 80 characters, and its place', () => {
    const document = textDocument('引言。\n　　2024年，我局 共收到政府信息公开申请４７件，均已答复。');
    const { claims } = readClaims(readProse(document, ogi2021).statements, ogi2021, bureau);
    expect(claims).toMatchObject([
      { text: '我局 共收到政府信息公开申请４７件', at: { line: 2, from: 13, to: 29 } },
    ]);
  });

  it('quotes at most 80 characters, the number among them', () => {
    const note = `（${'网上申请40件'.repeat(12)}）`;
    expect(read(`2024年，共收到政府信息公开申请47件${note}。`).claims[0]?.text).toBe(
      '共收到政府信息公开申请47件',
    );
  });

  it('may go over the end of a line', () => {
    const { claims } = read('2024年，按照条例的要求，我局共收到政府信息公\n开申请47件，均已按期答复。');
    expect(claims).toMatchObject([
      { value: 47, text: '我局共收到政府信息公开申请47件', at: { path: [2, 1] } },
    ]);
  });

  it.each([
    ['part of the requests', '2024年依申请公开方面，其中收到政府信息公开申请47件。'],
    ['an applicant', '收到自然人申请47件，收到企业政府信息公开申请3件。'],
    ['a way', '2024年网上收到政府信息公开申请12件。'],
    ['a way named before', '通过政府网站申请系统，收到政府信息公开申请12件。'],
    ['a kind of outcome', '2024年按时办结政府信息公开申请45件。'],
    ['a subject', '涉及土地征收的，收到政府信息公开申请12件。'],
    ['another year', '2023年，我局共收到政府信息公开申请40件。'],
    ['last year', '去年同期收到政府信息公开申请40件。'],
    ['a comparison', '政府信息公开申请比上年增加5件，增长12%。'],
    ['a number since the beginning', '历年累计收到政府信息公开申请500件。'],
    ['a number up to a day', '截至2024年12月，共收到政府信息公开申请500件。'],
    ['half a year', '上半年收到政府信息公开申请20件。'],
    ['a share', '收到政府信息公开申请按期答复率100%。'],
    ['other requests', '2024年受理行政许可申请3711件，收到投诉举报47件。'],
    ['an approximate number', '2024年收到政府信息公开申请40余件。'],
    ['cases a body decides', '2024年，收到政府信息公开行政复议案件12件，审理行政诉讼案件3件。'],
    ['disclosed items', '全年局网站发布信息1724条，召开新闻发布会5场。'],
    ['documents under another name', '以市政府名义制发规范性文件5件。'],
    ['what follows a part', '其中网上申请40件，办结46件。'],
    ['calls and proposals', '共办理12345热线47件，已全部办结，办结47件。'],
    ['a sum told apart afterwards', '2024年共收到政府信息公开申请48件，其中新收47件，上年结转1件。'],
    ['penalties of one campaign', '2024年，检查食品企业300家次，作出行政处罚12件。'],
    ['reconsiderations of all kinds', '2024年加强信息公开，全年行政复议案件300件。'],
    ['a list of years', '2022年、2023年、2024年分别收到政府信息公开申请10件、12件、14件。'],
    ['requests passed on', '2024年收到上级转来政府信息公开申请3件。'],
    ['a quoted title', '《关于收到政府信息公开申请47件的通报》。'],
  ])('is not %s', (_, text) => {
    expect(numbers(text)).toEqual([]);
  });

  it('of reconsiderations and lawsuits says in how many ways it can be counted', () => {
    const { claims, notes } = read('2024年，因政府信息公开引发行政复议3件，行政诉讼2件。');
    expect(claims.map(({ value }) => value)).toEqual([3, 2]);
    expect(notes.every(({ alsoFits }) => alsoFits.length > 0)).toBe(true);
  });

  it('of another body is marked, and so is what follows it', () => {
    const { claims, notes } = read('2024年，区政府办公室收到政府信息公开申请17件，办结16件。', district);
    expect(claims.map(({ value }) => value)).toEqual([17, 16]);
    expect(notes.map(({ isOtherBody }) => isOtherBody)).toEqual([true, true]);
  });

  it('of the whole district is the district’s own', () => {
    expect(read('2024年全区受理政府信息公开申请21件。', district).notes[0]?.isOtherBody).toBe(false);
  });

  it('of the whole city is not a bureau’s own, nor is that of the bureau’s parts', () => {
    expect(read('2024年，全市共收到政府信息公开申请95件。').notes[0]?.isOtherBody).toBe(true);
    expect(read('2024年，局本级共收到政府信息公开申请5件。').notes[0]?.isOtherBody).toBe(true);
  });

  it('is none where the text gives two numbers for the same', () => {
    expect(numbers('2024年共收到政府信息公开申请47件。\n2024年共收到政府信息公开申请48件。')).toEqual([]);
    expect(numbers('2024年共收到政府信息公开申请47件。\n2024年共收到政府信息公开申请47件。')).toEqual([
      `${received}=47`,
    ]);
  });

  it('takes time in proportion to the text', () => {
    const hostile = [
      `2024年${'共收到'.repeat(6000)}`,
      '未收到'.repeat(6000),
      '（'.repeat(20000),
      '1,'.repeat(9000),
    ];
    // Of this process, not of the clock: the machine may be busy.
    const start = process.cpuUsage();
    expect(numbers(hostile.join('\n'))).toEqual([]);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});

describe.skipIf(!existsSync(real))('the claims of a real report (skipped: no ../shared)', () => {
  it('are one, with its other meaning', () => {
    const document = textDocument(readFileSync(real, 'utf8'));
    const { claims, notes } = readClaims(readProse(document, ogi2021).statements, ogi2021, {
      agencyName: null,
      year: 2024,
    });
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ codes: [received], value: 47 });
    expect(claims[0]?.text).toContain('共收到及办理依申请公开47件');
    expect(notes).toEqual([{ alsoFits: [[handled]], isOtherBody: false }]);
  });
});

describe('a share', () => {
  const shares = (text: string, form: FormId = 'ogi-2021'): string[] =>
    read(text, bureau, form).claims.flatMap(({ operator, codes, of, value, text: said }) =>
      operator === 'share' ? [`${codes.join('+')} of ${(of ?? []).join('+')}=${String(value)} ${said}`] : [],
    );
  const granted = 'requests.outcome.granted.total';

  it.each([
    ['办理依申请公开48件，其中予以公开12件，占25%。', '占25%'],
    ['办理依申请公开48件，其中予以公开12件，占比25.0%。', '占比25.0%'],
    ['办理依申请公开48件，其中予以公开12件，占办结总数的25%，不予公开3件。', '占办结总数的25%'],
    ['办理依申请公开48件，其中予以公开12件（占总数的25%）。', '予以公开12件（占总数的25%）'],
  ])('is read behind the number of a part: %s', (text, said) => {
    expect(shares(text)[0]).toMatch(new RegExp(`^${granted} of ${handled}=25 `));
    expect(shares(text)[0]?.endsWith(said) === true || shares(text)[0]?.includes(said.slice(-6))).toBe(true);
  });

  it.each([
    '办理依申请公开48件，其中予以公开12件，约占25%。',
    '办理依申请公开48件，其中予以公开12件，占全市的25%。',
    '办理依申请公开48件，其中予以公开12件，占125%。',
    '办理依申请公开48件，办结率25%。',
    '予以公开的信息占25%。',
  ])('is none here: %s', (text) => {
    expect(shares(text)).toEqual([]);
  });

  it('says what else it may be of', () => {
    const { claims, notes } = read('办理依申请公开48件，其中予以公开12件，占25%。');
    const index = claims.findIndex(({ operator }) => operator === 'share');
    expect(notes[index]?.shares).toHaveLength(8);
    expect(notes[index]?.shares?.[0]).toEqual({ part: [granted], whole: [handled] });
  });

  it('is of codes of the form, in every edition', () => {
    for (const { id, byCode } of forms) {
      for (const code of shareWholes[id].flat()) expect(byCode.has(code), code).toBe(true);
    }
  });
});
