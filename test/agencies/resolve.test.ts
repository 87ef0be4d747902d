import { describe, expect, it } from 'vitest';
import { allRegions, departments, fullRegionName, resolveAgency } from '../../src/agencies/index.ts';

const resolved: readonly (readonly [name: string, id: string])[] = [
  ['厦门市人力资源和社会保障局', '350200-rsj'],
  ['厦门市人社局', '350200-rsj'],
  ['厦门人社局', '350200-rsj'],
  ['福建省人力资源和社会保障厅', '350000-rsj'],
  ['思明区教育局', '350203-jyj'],
  ['厦门市思明区教育局', '350203-jyj'],
  ['福建厦门市思明区教育局', '350203-jyj'],
  ['福建省厦门市思明区人民政府', '350203-zf'],
  ['淮安市洪泽区人民政府', '320813-zf'],
  ['洪泽区人民政府', '320813-zf'],
  ['洪泽区政府', '320813-zf'],
  ['淮安市洪泽区', '320813-zf'],
  ['淮安市洪泽区人民政府办公室', '320813-zfb'],
  ['洪泽县人民政府', '320829-zf'],
  ['洪 泽 区\n人民政府', '320813-zf'],
  ['北京市朝阳区教育委员会', '110105-jyj'],
  ['朝阳市教育局', '211300-jyj'],
  ['重庆市城市管理局', '500000-cgj'],
  ['荆州市公安局', '421000-gaj'],
  ['公安县公安局', '421022-gaj'],
  ['吉林市教育局', '220200-jyj'],
  ['吉林教育厅', '220000-jyj'],
  ['津市市民政局', '430781-mzj'],
  ['沙市区财政局', '421002-czj'],
  ['恩施土家族苗族自治州文化和旅游局', '422800-wlj'],
  ['恩施州文化和旅游局', '422800-wlj'],
  ['锡林郭勒盟行政公署', '152500-zf'],
  ['新疆维吾尔自治区人民政府办公厅', '650000-zfb'],
  ['东莞市住房和城乡建设局', '441900-zjj'],
  ['仙桃市卫生健康委员会', '429004-wjw'],
  ['厦门市文化和旅游局（厦门市文物局）', '350200-wlj'],
  ['国家税务总局厦门市税务局', '350200-swuj'],
  ['国家税务总局厦门市思明区税务局', '350203-swuj'],
  ['国家统计局厦门调查队', '350200-dcd'],
  ['中华人民共和国厦门海关', '350200-hg'],
  ['中华人民共和国财政部', '000000-czb'],
  ['财政部', '000000-czb'],
  ['国家税务总局', '000000-swzj'],
  ['国务院办公厅', '000000-gwyb'],
  ['杭州市下城区人民政府', '330103-zf'],
  ['思明区鹭江街道办事处', '350203006-jdb'],
  ['洪泽区老子山镇人民政府', '320813105-zf'],
  ['淮安市老子山镇政府', '320813105-zf'],
];

const unresolved: readonly string[] = [
  '鼓楼区人民政府',
  '朝阳区教育局',
  '朝阳教育局',
  '吉林教育局',
  '市中区财政局',
  '通州区教育局',
  '市人社局',
  '教育局',
  '区政府办公室',
  '人民政府',
  '省教育厅',
  '厦门市教育厅',
  '思明区某某街道办事处',
  '洪泽区某某镇人民政府',
  '鼓楼区鼓东街道党工委',
  '老城镇人民政府',
  '城关镇人民政府',
  '厦门经济技术开发区管理委员会',
  '厦门经济技术开发区财政局',
  '厦门市公安局思明分局',
  '中共厦门市委办公室',
  '泉州市思明区教育局',
  '福建省某某县人民政府',
  '某某县教育局',
  '国家税务总局厦门市教育局',
  '厦门市教育局办公室',
  '厦门市教育局厦门市财政局',
  '',
  '局',
  '厦'.repeat(5000),
];

describe('resolveAgency', () => {
  it.each(resolved)('finds %s', (name, id) => {
    expect(resolveAgency(name)).toMatchObject({ id, region: id.slice(0, 6), candidates: 1 });
  });

  it.each(unresolved.map((name) => [name.slice(0, 30), name] as const))('gives no id to "%s"', (_, name) => {
    const match = resolveAgency(name);
    expect(match.id).toBeNull();
    expect(match.candidates).not.toBe(1);
  });

  it('counts the agencies that an ambiguous name fits, and keeps their level', () => {
    expect(resolveAgency('鼓楼区人民政府')).toEqual({
      id: null,
      certainty: null,
      region: null,
      kind: 'government',
      level: 'county',
      isGovernment: true,
      candidates: 4,
    });
  });

  it('settles an ambiguous name by a hint that fits', () => {
    expect(resolveAgency('鼓楼区人民政府', { parentName: '南京市' }).id).toBe('320106-zf');
    expect(resolveAgency('鼓楼区人民政府', { parentName: '南京市人民政府' }).id).toBe('320106-zf');
    expect(resolveAgency('鼓楼区人民政府', { region: '350100' }).id).toBe('350102-zf');
    expect(resolveAgency('朝阳区教育局', { url: 'http://jw.bjchy.beijing.gov.cn/x.html' }).id).toBe(
      '110105-jyj',
    );
  });

  it.each([
    ['厦门市人力资源和社会保障局', {}, 'full'],
    ['福建省教育厅', {}, 'full'],
    ['洪泽区老子山镇人民政府', {}, 'full'],
    ['财政部', {}, 'full'],
    ['厦门人社局', {}, 'short'],
    ['厦门市人社局', {}, 'short'],
    ['洪泽县人民政府', {}, 'former'],
    ['环境保护部', {}, 'former'],
    ['鼓楼区人民政府', { parentName: '南京市' }, 'hinted'],
    ['市人社局', { region: '350200' }, 'hinted'],
    ['老子山镇人民政府', { region: '320813' }, 'hinted'],
    ['鼓楼区人民政府', {}, null],
    ['老子山镇人民政府', {}, null],
  ] as const)('says how certain it is: %s %j %s', (name, hints, certainty) => {
    const match = resolveAgency(name, hints);
    expect(match.certainty).toBe(certainty);
    expect(match.id === null).toBe(certainty === null);
  });

  it('does not settle it by a hint that fits several or none', () => {
    expect(resolveAgency('鼓楼区人民政府', { parentName: '厦门市' }).id).toBeNull();
    expect(resolveAgency('市中区财政局', { parentName: '山东省' }).id).toBeNull();
    expect(resolveAgency('朝阳区教育局', { url: 'http://www.example.com/beijing.gov.cn' }).id).toBeNull();
  });

  it('lets no hint contradict a name that is printed in full', () => {
    expect(resolveAgency('厦门市思明区教育局', { region: '320106' }).id).toBe('350203-jyj');
    expect(resolveAgency('厦门市教育局', { region: '350203' }).id).toBe('350200-jyj');
  });

  it('reads 市人社局 as that of the region the source names, if that is a 市', () => {
    expect(resolveAgency('市人社局', { region: '350200' }).id).toBe('350200-rsj');
    expect(resolveAgency('市人社局', { region: '350203' }).id).toBeNull();
    expect(resolveAgency('教育局', { region: '350203' }).id).toBe('350203-jyj');
  });

  it('tells kind and level of bodies below the county, in the region they lie in', () => {
    expect(resolveAgency('思明区鹭江街道办事处')).toMatchObject({
      region: '350203',
      kind: 'subdistrict_office',
      level: 'township',
      isGovernment: false,
    });
    expect(resolveAgency('洪泽区老子山镇人民政府')).toMatchObject({
      region: '320813',
      kind: 'township_government',
      level: 'township',
      isGovernment: true,
    });
    expect(resolveAgency('老子山镇人民政府')).toMatchObject({ region: null, level: 'township' });
  });

  it('does not tell the level of a development zone', () => {
    expect(resolveAgency('厦门市火炬高技术产业开发区管理委员会')).toMatchObject({
      region: '350200',
      kind: 'management_committee',
      level: null,
    });
    // 厦门 may be a part of the zone's own name.
    expect(resolveAgency('厦门火炬高技术产业开发区管理委员会').region).toBeNull();
  });

  it('tells a government from its office and its departments', () => {
    expect(resolveAgency('洪泽区人民政府')).toMatchObject({ kind: 'government', isGovernment: true });
    expect(resolveAgency('洪泽区人民政府办公室')).toMatchObject({
      kind: 'government_office',
      isGovernment: false,
    });
    expect(resolveAgency('洪泽区教育局')).toMatchObject({ kind: 'department', isGovernment: false });
    expect(resolveAgency('洪泽区气象局')).toMatchObject({ kind: 'vertical', isGovernment: false });
    expect(resolveAgency('洪泽区残疾人联合会')).toMatchObject({ kind: 'affiliated', isGovernment: false });
  });

  it('finds every region with every department by its full name, under an id of its own', () => {
    const ids = new Set<string>();
    let count = 0;
    const wrong: string[] = [];
    for (const [i, region] of allRegions().entries()) {
      if (region.level === 'national') continue;
      for (const [j, department] of departments.entries()) {
        // Every pair of a region and a kind of name is met; all 700,000 pairs would take a minute.
        if ((i + j) % 12 !== 0) continue;
        const id = resolveAgency(`${String(fullRegionName(region.code))}${department.name}`).id;
        if (id !== `${region.code}-${department.slug}`)
          wrong.push(`${region.name}${department.name} ${String(id)}`);
        else ids.add(id);
        count++;
      }
    }
    expect(wrong).toEqual([]);
    expect(ids.size).toBe(count);
    expect([...ids].filter((id) => !/^[a-z0-9-]{1,70}$/.test(id))).toEqual([]);
  });

  it('takes time in line with the length of a name', () => {
    const long = '福建省厦门市思明区'.repeat(100_000);
    expect(resolveAgency(long).id).toBeNull();
  });
});
