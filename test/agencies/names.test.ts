import { describe, expect, it } from 'vitest';
import {
  agencyInSignature,
  agencyInTitle,
  isAgencyName,
  isRegionName,
  publisherLabels,
  siteNameAgency,
} from '../../src/agencies/index.ts';

const titles: readonly (readonly [title: string, name: string])[] = [
  ['厦门市人力资源和社会保障局2024年政府信息公开工作年度报告', '厦门市人力资源和社会保障局'],
  ['洪泽区人民政府 2023 年政府信息公开工作年度报告', '洪泽区人民政府'],
  ['关于思明区教育局2024年政府信息公开年报的公示', '思明区教育局'],
  ['思明区教育局关于2024年度政府信息公开工作年度报告', '思明区教育局'],
  ['2024年厦门市教育局政府信息公开工作年度报告', '厦门市教育局'],
  ['厦门市人民政府办公厅关于发布厦门市人民政府2024年政府信息公开工作年度报告的通知', '厦门市人民政府'],
  ['厦门市教育局关于公布《2024年政府信息公开工作年度报告》的通知', '厦门市教育局'],
  ['《思明区教育局二〇二四年政府信息公开工作年度报告》（公开稿）', '思明区教育局'],
  ['洪泽区人民政府信息公开工作2023年度报告', '洪泽区人民政府'],
  ['淮安市洪泽区2023年政府信息公开工作年度报告', '淮安市洪泽区'],
  ['2024年度政府信息公开工作年度报告（厦门市教育局）', '厦门市教育局'],
  ['桥东区人民政府办公室2016年政府信息公开工作年度报告', '桥东区人民政府办公室'],
  ['厦门市思明区鹭江街道办事处2024年政府信息公开工作年度报告', '厦门市思明区鹭江街道办事处'],
  ['厦门火炬高技术产业开发区管理委员会2022年政府信息公开工作年度报告', '厦门火炬高技术产业开发区管理委员会'],
  [
    '中国（福建）自由贸易试验区厦门片区管理委员会2024年政府信息公开工作年度报告',
    '中国（福建）自由贸易试验区厦门片区管理委员会',
  ],
  ['国家税务总局厦门市税务局2024年政府信息公开工作年度报告', '国家税务总局厦门市税务局'],
  ['洪泽区人民政府2023年政府信息公开工作年度报告-洪泽区人民政府办公室', '洪泽区人民政府'],
  ['市教育局2024年度政府信息公开工作报告', '市教育局'],
  // A slip stays a slip: the name is as printed.
  ['厦门市人力资源与社会保障局2024年政府信息公开工作年度报告', '厦门市人力资源与社会保障局'],
];

const noTitles: readonly string[] = [
  '2024年政府信息公开工作年度报告',
  '政府信息公开年度报告',
  '各部门2024年政府信息公开工作年度报告',
  '2024年政府信息公开年报_思明区教育局',
  '厦门市教育局厦门市财政局2024年政府信息公开工作年度报告',
  '我局2024年政府信息公开工作年度报告',
  '关于做好2024年政府信息公开工作年度报告编制工作的通知',
  '厦门市教育局',
  '',
  '《'.repeat(50_000),
];

describe('agencyInTitle', () => {
  it.each(titles)('finds the name in %s', (title, name) => {
    expect(agencyInTitle(title)).toBe(name);
  });

  it.each(noTitles.map((title) => [title.slice(0, 40), title] as const))(
    'finds no name in "%s"',
    (_, title) => {
      expect(agencyInTitle(title)).toBeNull();
    },
  );
});

describe('agencyInSignature', () => {
  it.each([
    ['厦门市教育局', '厦门市教育局'],
    ['厦门市教育局 2025年1月9日', '厦门市教育局'],
    ['二〇二五年一月九日 厦门市教育局', '厦门市教育局'],
    ['厦门市教育局（盖章）', '厦门市教育局'],
    ['发布机构：厦门市教育局', '厦门市教育局'],
    ['思 明 区 教 育 局', '思明区教育局'],
    ['中国人民银行厦门市分行', '中国人民银行厦门市分行'],
  ])('finds the name in %s', (line, name) => {
    expect(agencyInSignature(line)).toBe(name);
  });

  it.each([
    '2025年1月9日',
    '我局',
    '各部门',
    '办公室',
    '人民政府',
    '厦门市教育局联系电话0592',
    '如对本报告有疑问请与厦门市教育局联系',
    '厦门市教育局厦门市财政局',
    '厦门市加强政务服务中心',
    '行政许可',
    '科研机构',
    '思明区',
  ])('finds no name in "%s"', (line) => {
    expect(agencyInSignature(line)).toBeNull();
  });
});

describe('isAgencyName', () => {
  it('knows names of bodies that no register has', () => {
    expect(isAgencyName('厦门市图书馆')).toBe(true);
    expect(isAgencyName('中共厦门市委宣传部')).toBe(true);
    expect(isAgencyName('厦门市委机构编制委员会办公室')).toBe(true);
  });

  it('does not take a region or a label of the form for a body', () => {
    for (const text of ['淮安市洪泽区', '商业企业', '法律服务机构', '总计', '社会公益组织', '行政处罚']) {
      expect(isAgencyName(text)).toBe(false);
    }
    expect(isRegionName('淮安市洪泽区')).toBe(true);
    expect(isRegionName('淮安市洪泽区教育局')).toBe(false);
  });
});

describe('siteNameAgency', () => {
  it('takes the publisher of a metadata entry that holds publishers, and of no other', () => {
    expect(siteNameAgency('ContentSource', '厦门市教育局')).toBe('厦门市教育局');
    expect(siteNameAgency('keywords', '厦门市教育局')).toBeNull();
    expect(siteNameAgency('SiteName', '中国厦门')).toBeNull();
  });

  it('has the labels that stand before a publisher', () => {
    expect(new Set(publisherLabels).size).toBe(publisherLabels.length);
    expect(publisherLabels).toContain('发布机构');
  });
});
