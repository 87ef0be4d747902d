/**
 * Phrases by which the text of a report states a number that its tables also hold, and the codes they mean in each
 * edition. A phrase must fill its whole clause: what says more (a channel, an applicant, a part) is no such statement.
 * Patterns meet text in half width without white space, at most 200 characters, and are anchored at both ends.
 */
import type { FormId } from './form.ts';

/** What a phrase means in an edition. */
export interface ClaimMeaning {
  /** The sum of these codes. */
  readonly codes: readonly string[];
  /** Other sums that the same words may mean. */
  readonly alsoFits: readonly (readonly string[])[];
}

export interface ClaimPhrase {
  /** The whole clause. Groups: `lead` (who and when), `n` (the number; absent where `value` is given). */
  readonly pattern: RegExp;
  /** In every clause that the pattern fits. Asked first: patterns are slow to say no. */
  readonly sign: RegExp;
  /** The number that the words themselves say (未收到 = 0). */
  readonly value?: number;
  /** What must have been said before: in the same sentence, or in the same paragraph. */
  readonly needs?: { readonly words: RegExp; readonly within: 'sentence' | 'paragraph' };
  /** One of several parts of a number said before it (其中予以公开3件): 其中 does not limit it. */
  readonly isPart?: true;
  /** Only where the clause, or the sentence before it and nothing else, says that it counts the year. */
  readonly needsYear?: true;
  /** Statements that the phrase makes, by edition; none where the edition has no such code. */
  readonly means: Readonly<Partial<Record<FormId, readonly ClaimMeaning[]>>>;
}

const number = '(?<n>\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,7}|[零〇一二两三四五六七八九十百千]{1,9})';
const piece = '(?:件次|件|宗|起|例|份|条)';
/** A note in brackets may follow; `carriedInside` sees whether it changes the meaning. */
const end = '(?:\\([^()]{0,150}\\))?$';
const lead = '^(?<lead>.{0,40}?)';
const link = '(?:数量?|件数)?(?:共计?|合计|总计|总数|总量)?(?:为|是|:)?';

const whose =
  '(?:公民、法人(?:和|或者?|及|以及|、)其他(?:社会)?组织(?:提出|提交|递交)?的?|社会公众(?:提出|提交)?的?|群众的?|各类)?';
/** A request under the regulation, in the words reports use. 申请 alone is none: a bureau has many kinds. */
const request = `${whose}(?:依申请公开(?:政府)?信息(?:公开)?(?:的?申请|事项)?|依申请公开的?(?:申请事项|申请|事项|办件|件)?|依申请(?:政府)?信息公开(?:申请|事项)?|(?:政府|政务)?信息公开的?申请(?:件|事项)?|(?:政府|政务)信息公开依申请(?:公开)?(?:事项)?|(?:政府|政务)信息依申请公开(?:申请|事项|件)?|公开(?:政府)?信息的?申请|申请公开(?:政府)?信息(?:事项)?)`;

/** Statements in the order verb, what, how many; verb, how many, what; what, verb, how many. */
function counted(verb: string, what: string): RegExp {
  return new RegExp(
    `${lead}(?:(?:${verb})的?(?:${what})${link}${number}${piece}${end}|(?:${verb})(?:共|了)?${number.replace('<n>', '<m>')}${piece}的?(?:${what})$|(?:${what})(?:共|总共|一共|已)?(?:${verb})${number.replace('<n>', '<k>')}${piece}${end})`,
    'u',
  );
}
function briefly(verb: string, what = ''): RegExp {
  return new RegExp(`${lead}(?:${verb})${what}${number}${piece}${end}`, 'u');
}

const received = ['requests.received.total'];
const carriedIn = ['requests.carried_in.total'];
const handled = ['requests.outcome.total.total'];
const total = (stem: string, ids: readonly string[]): string[] => ids.map((id) => `${stem}.${id}.total`);
/** Outcomes by which an applicant got an answer on the substance. */
const answered = [
  ...total('requests.outcome', ['granted', 'partial']),
  ...total('requests.outcome.refused', [
    'state_secret',
    'prohibited_by_law',
    'security_stability',
    'third_party_rights',
    'internal_affairs',
    'deliberative',
    'enforcement_files',
    'administrative_inquiry',
  ]),
  ...total('requests.outcome.unable', ['not_held', 'needs_creation', 'unclear']),
];
const notProcessed = total('requests.outcome.not_processed', [
  'petition',
  'duplicate',
  'publication',
  'excessive',
  'reissue',
]);
const answered2014 = ['requests.answered.total'];
const completed2014 = ['requests.completed.total'];

const means = (
  codes: readonly string[],
  ...alsoFits: readonly (readonly string[])[]
): readonly ClaimMeaning[] => [{ codes, alsoFits }];
/** The same in the editions of 2019 and 2021. */
const since2019 = (
  meanings: readonly ClaimMeaning[],
  of2014?: readonly ClaimMeaning[],
): ClaimPhrase['means'] => ({
  'ogi-2019': meanings,
  'ogi-2021': meanings,
  ...(of2014 === undefined ? {} : { 'ogi-2014': of2014 }),
});

const ofRequests = /依申请公开|信息公开的?申请|公开(?:政府)?信息的?申请|依申请/u;
const inSentence = { words: ofRequests, within: 'sentence' } as const;
const inParagraph = { words: ofRequests, within: 'paragraph' } as const;

const got = '新?收到|新收|接收到?|接到';
const meansReceived = since2019(means(received), means(received));
/** 受理 may mean received, received and carried in, or handled. */
const meansAccepted = since2019(
  means(received, [...received, ...carriedIn], handled),
  means(received, completed2014),
);
const both = '(?:收到|接收|受理)(?:并|及|和|与|、)?(?:办理|处理|办结|答复)|收办';
const meansBoth = since2019(means(received, handled), means(received, completed2014, answered2014));
const meansWorked = since2019(
  means(handled, received, [...received, ...carriedIn]),
  means(completed2014, received, answered2014),
);
const done = '办结|办理完毕|办理完结|办理办结';
const meansDone = since2019(means(handled, answered), means(completed2014, answered2014));
const replied = '答复|回复|办理答复|办结答复|答复办结';
const meansReplied = since2019(
  means(handled, answered, [...answered, ...notProcessed]),
  means(answered2014, completed2014),
);

const none = `${lead}(?:未|没有|未曾|尚未|无)`;
const noAppeal = `${none}(?:发生|产生|出现|有|存在)?(?:因|由于|涉及)?(?:政府)?信息公开(?:工作|申请|答复|事项|类)?(?:而)?(?:被申请|被提起|被提出|引发|引起|产生|发生|导致|提起)?的?`;
const situation = '(?:的)?(?:情况|情形|案件|案|事项)?(?:发生)?$';
const review = '行政复议(?:案件|申请|案)?';
const suit = '(?:行政)?诉讼(?:案件|案)?';
const and = '(?:和|或者?|及|以及|与|、)(?:被)?(?:提起|提出)?的?';

/** A reconsideration filed may still be open, or have been filed last year: the words fit several sums. */
const reconsiderations = ['upheld', 'rectified', 'other', 'pending', 'total'].map(
  (p) => `reconsideration.${p}`,
);
const meansReviews = since2019(
  means(['reconsideration.total'], reconsiderations.slice(0, 3)),
  means(['reconsideration.total']),
);
const suits = ['litigation.direct.total', 'litigation.after_reconsideration.total'];
const meansSuits = since2019(
  means(
    suits,
    suits.slice(0, 1),
    suits.slice(1),
    ['direct', 'after_reconsideration'].flatMap((b) =>
      ['upheld', 'rectified', 'other'].map((p) => `litigation.${b}.${p}`),
    ),
  ),
  means(['litigation.total']),
);
const meansNoReviews = since2019(means(['reconsideration.total']), means(['reconsideration.total']));
const meansNoSuits = since2019(means(suits), means(['litigation.total']));
const meansNeither: ClaimPhrase['means'] = Object.fromEntries(
  (['ogi-2014', 'ogi-2019', 'ogi-2021'] as const).map((id) => [
    id,
    [...(meansNoReviews[id] ?? []), ...(meansNoSuits[id] ?? [])],
  ]),
);
/** Not any reconsideration: a bureau of justice decides hundreds. */
const aboutDisclosure = { words: /信息公开.{0,20}(?:行政复议|诉讼)/u, within: 'sentence' } as const;

/**
 * The parts of a list of outcomes. Their words are used loosely (公开 for whole and part, 不予公开 for all that was not given), so each
 * also fits a wider sum: a difference is never held against the agency.
 */
const part = (
  words: string,
  codes: readonly string[],
  wider: readonly string[],
  of2014?: readonly ClaimMeaning[],
): ClaimPhrase => ({
  sign: /公开|提供|处理/u,
  pattern: briefly(words, '的?'),
  needs: inSentence,
  isPart: true,
  means: since2019(means(codes, wider), of2014),
});
const granted = total('requests.outcome', ['granted']);
const partly = total('requests.outcome', ['partial']);
const refused = answered.slice(2, 10);
const unable = answered.slice(10);
const unmet = [...refused, ...unable, ...notProcessed];
const answers2014 = (id: string, ...wider: readonly string[]): readonly ClaimMeaning[] =>
  means(
    [`requests.answered.${id}`],
    [id, ...wider].map((one) => `requests.answered.${one}`),
  );
const outcomeParts: readonly ClaimPhrase[] = [
  part(
    '(?:予以|全部|同意)公开(?:答复)?',
    granted,
    [...granted, ...partly],
    answers2014('granted', 'partial'),
  ),
  part('(?:予以|同意)?部分公开(?:答复)?', partly, [...granted, ...partly], answers2014('partial', 'granted')),
  part(
    '(?:不予|不同意)公开(?:答复)?',
    refused,
    unmet,
    answers2014('refused.total', 'not_this_agency', 'not_exist'),
  ),
  part('无法提供', unable, unmet),
  part('不予处理', notProcessed, unmet),
];

const norms = '(?:行政)?规范性文件';

/** A clause without any of these (a word for how many, a word for none) fits no phrase. */
export const claimSigns = /[件宗起例份条未没无]/u;

const ofNone = /[未没无]/u;

/** Tried in order; the first that fits a clause is taken. */
export const claimPhrases: readonly ClaimPhrase[] = [
  {
    sign: ofNone,
    // What the list of 2014 counts: the cost of searching, copying and mailing. 信息处理费 is a fee of the Regulation of 2019.
    pattern: new RegExp(
      `${lead}(?:未|没有|未曾)(?:向申请人)?(?:收取|产生|发生)(?:任何)?(?:依申请公开(?:政府)?信息的?|依申请公开)?(?:检索、复制、邮寄等?)?(?:成本)?费用$`,
      'u',
    ),
    value: 0,
    means: { 'ogi-2014': means(['request_fees.amount']) },
  },
  {
    sign: ofNone,
    pattern: new RegExp(`${none}(?:${got})(?:任何)?${request}(?:的情况)?$`, 'u'),
    value: 0,
    means: meansReceived,
  },
  { sign: /[收受]/u, pattern: counted(both, request), means: meansBoth },
  ...outcomeParts,
  { sign: /[收接]/u, pattern: counted(got, request), means: meansReceived },
  { sign: /受理/u, pattern: counted('受理', request), means: meansAccepted },
  { sign: /办[结理]/u, pattern: counted(done, request), means: meansDone },
  { sign: /[答回]复/u, pattern: counted(replied, request), means: meansReplied },
  { sign: /[办处]理/u, pattern: counted('办理|处理', request), means: meansWorked },
  { sign: /[收接]/u, pattern: counted(got, '申请'), needs: inParagraph, means: meansReceived },
  { sign: /受理/u, pattern: counted('受理', '申请'), needs: inParagraph, means: meansAccepted },
  { sign: /办[结理]/u, pattern: briefly(done), needs: inSentence, means: meansDone },
  { sign: /[答回]复/u, pattern: briefly(replied), needs: inSentence, means: meansReplied },
  {
    sign: /结转/u,
    pattern: briefly('上一?年度?结转的?', `(?:${request}|申请)?(?:办理)?`),
    needs: inParagraph,
    means: since2019(means(carriedIn)),
  },
  {
    sign: /结转/u,
    pattern: briefly('结转(?:至|到)?下一?年度?(?:继续)?(?:办理|处理)?的?', `(?:${request}|申请)?`),
    needs: inParagraph,
    means: since2019(means(['requests.carried_out.total'])),
  },
  {
    sign: /结转/u,
    pattern: new RegExp(
      `${lead}${number}${piece}(?:申请)?结转(?:至|到)?下一?年度?(?:继续)?(?:办理|处理)?$`,
      'u',
    ),
    needs: inParagraph,
    means: since2019(means(['requests.carried_out.total'])),
  },
  {
    sign: ofNone,
    pattern: new RegExp(`${noAppeal}${review}${and}${suit}${situation}`, 'u'),
    value: 0,
    means: meansNeither,
  },
  {
    sign: ofNone,
    pattern: new RegExp(`${noAppeal}${review}${situation}`, 'u'),
    value: 0,
    means: meansNoReviews,
  },
  { sign: ofNone, pattern: new RegExp(`${noAppeal}${suit}${situation}`, 'u'), value: 0, means: meansNoSuits },
  { sign: /复议/u, pattern: briefly(review), needs: aboutDisclosure, means: meansReviews },
  { sign: /诉讼/u, pattern: briefly(suit), needs: aboutDisclosure, means: meansSuits },
  {
    sign: /规范性文件/u,
    pattern: briefly(`新?(?:制发|制定|出台|印发)`, `${norms}${link}`),
    needsYear: true,
    means: {
      'ogi-2021': means(['proactive.normative_documents.issued']),
      'ogi-2019': means(['proactive.normative_documents.made'], ['proactive.normative_documents.published']),
      'ogi-2014': means(['disclosed.normative_documents_made']),
    },
  },
  {
    sign: /规范性文件/u,
    pattern: briefly('主动公开', `${norms}${link}`),
    needsYear: true,
    means: {
      'ogi-2019': means(
        ['proactive.normative_documents.published'],
        ['proactive.normative_documents.made'],
        ['proactive.normative_documents.public_total'],
      ),
      'ogi-2014': means(['disclosed.normative_documents'], ['disclosed.normative_documents_made']),
    },
  },
  {
    sign: /规范性文件/u,
    pattern: briefly('废止', `${norms}${link}`),
    needsYear: true,
    means: { 'ogi-2021': means(['proactive.normative_documents.repealed']) },
  },
  {
    sign: /规范性文件/u,
    pattern: briefly('现行有效的?', `${norms}${link}`),
    needsYear: true,
    means: { 'ogi-2021': means(['proactive.normative_documents.in_force']) },
  },
  {
    sign: /行政许可/u,
    pattern: briefly('[作做]出行政许可', `(?:决定)?${link}`),
    needsYear: true,
    means: since2019(means(['proactive.licensing.decisions'])),
  },
  {
    sign: /行政处罚/u,
    pattern: briefly('[作做]出行政处罚', `(?:决定)?${link}`),
    needsYear: true,
    means: since2019(means(['proactive.penalties.decisions'])),
  },
  {
    sign: /主动公开/u,
    pattern: briefly('主动公开', `(?:各类)?(?:政府|政务)信息${link}`),
    needsYear: true,
    means: { 'ogi-2014': means(['disclosed.total'], ['channels.website']) },
  },
];

const anyYear = '(?:(?:19|20)\\d{2}|二[零〇○一二三四五六七八九]{3})';
const wholeYear = `(?:${anyYear}年)?(?:1|一)月(?:1|一)日起?(?:至|到|-|—)(?:${anyYear}年)?(?:12|十二)月(?:31|三十一)日止?(?:期间)?`;
/** Words before a statement that change nothing: when, how many in all, how well. What is left says who. Global. */
export const leadWords = new RegExp(
  `${wholeYear}|${anyYear}年度?|\\([一二三四五六七八九十\\d]{1,2}\\)|[一二三四五六七八九十]是|本年度?|全年度?|年内|年度|今年|报告期内?|一年来|期间|总共|一共|共计?|合计|总计|累计|已经?|均|全部|依法依规|依法|规范|妥善|及时|认真|另有|尚有|还有|其余|剩余|未发生|[:,]`,
  'gu',
);
/** The whole year written out as days: it limits nothing. Global. */
export const wholeYearRange = new RegExp(wholeYear, 'gu');
/** What may stand before a reconsideration or a lawsuit of the body's own; no verb of a body that decides them. Global. */
export const appealLeadWords =
  /因|由于|涉及|政府信息公开|信息公开|工作|申请|答复|事项|类|被|提起|提出|引发|引起|发生|产生|导致|的|有/gu;
/** A statement about a reconsideration or a lawsuit. */
export const appealWords = /行政复议|诉讼/u;
/** The body itself, in its own words. */
export const selfWords =
  /^(?:我|本)(?:机关|单位|部门|[局委办厅院署部会处队所行馆社站]|街道办?|中心)$|^全[局委厅办院]$/u;
/** A government itself, by its place. */
export const selfPlace =
  /^[我本](?:[省市区县州旗盟镇乡]|地区|辖区|行政区域|自治[区州县旗])$|^全(?:[省市区县州旗盟镇乡]|街道)(?:各级)?(?:行政机关|政府系统)?$/u;
/** The body itself anywhere in a clause: what was said of another body ends there. */
export const selfMention = /(?:我|本)(?:机关|单位|部门|[局委办厅院署部会处队所行馆社站]|街道|中心)/u;
/** Openings that make a body no subject: in its name, to it, by it. */
export const noSubject = /^[以由向对为经从在]/u;
/** A part of the body, not the whole. */
export const partWords = /本级|机关本部|本部|直属|下属|所属|系统|各/u;
/** A government named as one body: its report may speak for its departments too. */
export const governmentWords = /政府(?:办公?室|办公厅|办)?$/u;
/** Clauses that limit what follows in their sentence: parts, other times, comparisons. */
export const limitingWords =
  /其中|去年|上一?年(?!度?结转)|前年|往年|同期|同比|相比|[比较]上|增[加长]|减少|下降|历年|目前|[迄至]今|截[至止]|以来|[上下]半年|季度|\d月|月份|日均|平均|占/u;
/** A clause that limits what follows to a way, a subject, or a kind. */
export const limitingClause =
  /^(?:通过|从|经由|利用|依托).{0,40}(?:网|平台|信函|邮|传真|当面|现场|窗口|渠道|方式|系统|途径)|^(?:涉及|针对|关于|对于)|(?:方式|领域|类型?)$|^(?!.*(?:公开|申请)).*方面$/u;
/** In brackets after a number, or in the next clause: it counts more than this year's requests, or fewer. */
export const carriedInside = /^\(?(?:[含包]|其中|加上).{0,12}结转|^\(?(?:不含|不包括|不包含|除)/u;
/** As `carriedInside`, and it counts more: the number is the sum with what was carried in. */
export const carriedAdded = /^\(?(?:包?含(?:有|了)?|包括|加上|连同).{0,12}结转/u;
/** Opens a list of parts. */
export const partOpening = /^其中[,:]?/u;
export const carriedAnywhere = /结转/u;
/** After a number, in its sentence: it is broken down into new requests and those carried in. */
export const carriedAfter = /其中.{0,60}(?:新收|结转)|[含包加].{0,12}结转/u;
/** By code: the sum that a number may mean where requests carried in are spoken of in the same sentence. */
export const withCarriedIn: Readonly<Partial<Record<string, readonly string[]>>> = {
  'requests.received.total': [...received, ...carriedIn],
};
/** `累计` alone counts from the beginning; with a year it counts the year. */
export const sinceBeginning = /累计/u;
export const yearNamed = new RegExp(`${anyYear}年|全年|本年|年度|年内|今年`, 'u');
/** Where a clause ends besides commas: 、 after a count. */
export const countEnd = /[件宗起例份条次]/u;
/** Signs at which a text may have to be cut, and brackets. Global. */
export const clauseSigns = /[()。!?;,:、]/gu;
/** Signs that end a sentence. */
export const sentenceEnd = /[。!?]/u;
/** A line that ends with none of these goes on in the next one. */
export const lineEnd = /[。;!?:,]$/u;

/** That a part just named is so much of all, in percent: 占25.5%, 占办结总数的25.5%. "About" (约) is no statement. */
export const shareClause =
  /^(?:占比?|占(?:全部|所有)?(?:申请|办理|办结|答复|处理)?(?:总数量?|总量|件数|数量?|总件数)?的?(?:比例|比重)?)(?:为|是|达到?|:)?(?<share>\d{1,3}(?:\.\d{1,3})?)%$/u;

/** The same in a note behind the part's number: 3件(占25.5%). */
export const shareNote = /\((?<said>占[^()]{1,24}%)\)$/u;

/** What the parts of a list of outcomes may be shares of, by edition: the likeliest first. */
export const shareWholes: Readonly<Record<FormId, readonly (readonly string[])[]>> = {
  'ogi-2014': [answered2014, completed2014, received],
  'ogi-2019': [handled, received, [...received, ...carriedIn], answered],
  'ogi-2021': [handled, received, [...received, ...carriedIn], answered],
};
