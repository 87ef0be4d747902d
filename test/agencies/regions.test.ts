import { describe, expect, it } from 'vitest';
import {
  allRegions,
  fullRegionName,
  isWithin,
  nationalCode,
  regionByCode,
  regionChain,
  regionsNamed,
} from '../../src/agencies/index.ts';

describe('regions', () => {
  it('knows a county with its parents', () => {
    expect(fullRegionName('350203')).toBe('福建省厦门市思明区');
    expect(regionChain('350203').map((region) => region.level)).toEqual(['province', 'prefecture', 'county']);
    expect(isWithin(regionByCode('350203')!, '350200')).toBe(true);
    expect(isWithin(regionByCode('350203')!, '350100')).toBe(false);
  });

  it('puts districts of a municipality directly below it', () => {
    expect(fullRegionName('110105')).toBe('北京市朝阳区');
    expect(fullRegionName('500229')).toBe('重庆市城口县');
    expect(regionByCode('110100')).toBeNull();
  });

  it('puts counties that a province leads itself directly below it', () => {
    expect(fullRegionName('429004')).toBe('湖北省仙桃市');
    expect(regionsNamed('省直辖县级行政区划')).toEqual([]);
  });

  it('keeps counties abolished since, marked as former', () => {
    expect(regionByCode('330103')).toMatchObject({ name: '下城区', isFormer: true });
    expect(regionByCode('320829')).toMatchObject({ name: '洪泽县', isFormer: true });
  });

  it('does not count a county twice that only changed its code', () => {
    expect(regionsNamed('枞阳县').map((region) => region.code)).toEqual(['340722']);
  });

  it('knows every county of a name', () => {
    expect(regionsNamed('鼓楼区')).toHaveLength(4);
    expect(regionsNamed('洪泽区')).toHaveLength(1);
    expect(regionsNamed('不在表中县')).toEqual([]);
  });

  it('knows names without their ending and without peoples', () => {
    expect(regionsNamed('厦门', 'bare').map((region) => region.code)).toEqual(['350200']);
    expect(regionsNamed('恩施州').map((region) => region.code)).toEqual(['422800']);
    expect(regionsNamed('内蒙古', 'bare').map((region) => region.code)).toEqual(['150000']);
    expect(regionsNamed('积石山县').map((region) => region.code)).toEqual(['622927']);
    expect(regionsNamed('城', 'bare')).toEqual([]);
  });

  it('gives every region a full name of its own and a chain up to the country', () => {
    const names = new Set<string>();
    for (const region of allRegions()) {
      const name = fullRegionName(region.code);
      expect(name).not.toBeNull();
      expect(names.has(name!)).toBe(false);
      names.add(name!);
      expect(isWithin(region, nationalCode)).toBe(true);
    }
    expect(names.size).toBeGreaterThan(3300);
  });

  it('answers null for a code that no table has', () => {
    expect(regionByCode('999999')).toBeNull();
    expect(fullRegionName('')).toBeNull();
    expect(regionChain('999999')).toEqual([]);
  });
});
