/** The words by which sites lead to annual reports, and by which they say that a page is not what was asked for. */

/** Two signs of which every annual report holds the first many times, and at least one of the others. */
export const candidateSigns: { readonly all: string; readonly any: readonly string[] } = {
  all: '公开',
  any: [
    '自然人',
    '结果维持',
    '结果纠正',
    '尚未审结',
    '商业企业',
    '申请数',
    '申请情况',
    '申请收到',
    '收到申请',
    '受理申请',
    '信息公开申请',
    '年度报告',
    '工作报告',
  ],
};

/** The words of a link to the list of annual reports; text as `compact` gives it. */
export const reportListLink =
  /^(?:[^,。]{0,30}(?:信息|政务)公开(?:工作)?(?:年度(?:工作)?报告|年报|工作报告)(?:专栏|汇总|列表)?|年度报告|年报|公开年报|信息公开年报)$/u;
/** The words of a link on the way there. */
export const disclosureLink =
  /^(?:政府信息公开|信息公开|政务公开|政府信息公开专栏|政务公开专栏|政府信息公开平台|法定主动公开内容|信息公开专栏|公开)$/u;

/** The words of a link to the next page of a list. */
export const nextPageLink = /^(?:\[?(?:下一页|下页|后一页|后页)\]?[>»›]{0,2}|[>»›]{1,2}|next)$/iu;

/** Titles of annual reports in a list. A notice about reports, a form or a picture of one is none. */
export const listedReport =
  /(?:(?:政府|政务)?(?:信息|政务)公开(?:的)?(?:工作)?(?:情况)?(?:的)?(?:年度(?:工作)?(?:情况)?报告|年报|工作报告|情况报告|工作年度报告)|年度政府信息公开|(?:19|20)\d\d年?度?[^,。]{0,12}(?:信息|政务)公开[^,。]{0,8}报告)/u;
export const notListedReport = /解读|图解|一图|格式|模板|通知|关于(?:做好|报送|编制|开展)|指南|制度|数据图/u;

/** What a page that is not there says, in its title or as its only sentence. */
export const notFoundWords =
  /^(?:HTTP)?(?:错误)?404|404(?:错误|页面|notfound)|(?:页面|网页|文章|栏目)(?:不存在|未找到|找不到|没有找到|已(?:被)?(?:删除|移除|下线))|(?:您|你)(?:要|所)?(?:访问|查看|请求|浏览)的(?:页面|网页|内容|信息|文章|地址)[^。]{0,12}(?:不存在|找不到|删除|失效|未找到|有误)|抱歉[,!]?[^。]{0,16}(?:不存在|找不到|删除)|pagenotfound|^notfound/iu;
/** A page with more text than this outside its navigation says more than that it is not there. */
export const notFoundLength = 400;

/** What a page says that asks whether a person reads it. */
export const challengeWords =
  /(?:安全|人机|滑动|访问|身份)验证|请(?:完成|进行|输入)[^。]{0,8}验证|拖动滑块|正在(?:检查|检测|验证)(?:您|你)的(?:浏览器|访问)|访问(?:过于)?频繁|(?:防火墙|云盾|创宇盾|安全狗|网站卫士)[^。]{0,20}拦截|已被拦截|checkingyourbrowser|enablejavascriptandcookies/iu;
/** Marks of scripts that set a cookie and load the page again, in the source of a page. */
export const challengeMarks: readonly string[] = [
  '__jsl_clearance',
  '__jsluid',
  'acw_sc__v2',
  'wzwsconfirm',
  'wzwstemplate',
  'safeline_bot_challenge',
  'cf-chl-',
  '_cf_chl_opt',
];

/** What a page says that asks for a name and a password. */
export const loginWords = /^(?:用户|统一身份认证|账号|系统)?登录|请先?登录|用户登录|统一身份认证/u;
