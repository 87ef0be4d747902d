import { describe, expect, it } from 'vitest';
import {
  agencyById,
  agencyFunctions,
  certainAgencies,
  departments,
  formerRegionNames,
  mustReport,
  nationalBodies,
  regionHistory,
  registerKinds,
  resolveAgency,
  townByCode,
} from '../../src/agencies/index.ts';
import { functionOfDepartment, functionOfNationalBody } from '../../src/agencies/functions.ts';

describe('the register', () => {
  it('tells of an id who it is', () => {
    expect(agencyById('350203-jyj')).toEqual({
      id: '350203-jyj',
      name: '福建省厦门市思明区教育局',
      region: '350203',
      town: null,
      level: 'county',
      kind: 'department',
      function: 'education',
      formerNames: [],
      isFormer: false,
    });
    expect(agencyById('350000-jyj')?.name).toBe('福建省教育厅');
    expect(agencyById('320813105-zf')).toMatchObject({
      name: '江苏省淮安市洪泽区老子山镇人民政府',
      region: '320813',
      town: '320813105',
      level: 'township',
      kind: 'town',
    });
    expect(agencyById('350203006-jdb')).toMatchObject({ kind: 'street', function: 'street' });
    expect(agencyById('000000-czb')).toMatchObject({
      name: '财政部',
      kind: 'national_body',
      function: 'finance',
    });
    expect(agencyById('320829-zf')).toMatchObject({ isFormer: true });
  });

  it.each(['999999-zf', '350203-nosuch', '350203999-zf', '320813105-jyj', 'x', '', '000000-nosuch'])(
    'knows no %j',
    (id) => expect(agencyById(id)).toBeNull(),
  );

  it('has the government of every region and every national body, under ids that resolve back', () => {
    const agencies = certainAgencies();
    expect(agencies.length).toBeGreaterThan(3300);
    expect(new Set(agencies.map(({ id }) => id)).size).toBe(agencies.length);
    for (const [index, agency] of agencies.entries()) {
      expect(registerKinds).toContain(agency.kind);
      if (index % 10 === 0) expect(resolveAgency(agency.name).id, agency.name).toBe(agency.id);
    }
  });

  it('gives every department and national body one function of the closed list', () => {
    const ids = agencyFunctions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { slug } of departments) expect(ids, slug).toContain(functionOfDepartment(slug));
    for (const { slug } of nationalBodies) expect(ids, slug).toContain(functionOfNationalBody(slug));
    expect(functionOfDepartment('nosuch')).toBeNull();
    expect(functionOfDepartment('')).toBeNull();
  });

  it('says who must report: governments and their departments, not towns, nor what was abolished', () => {
    const must = (id: string): boolean => mustReport(agencyById(id)!);
    expect(must('350203-zf')).toBe(true);
    expect(must('350203-jyj')).toBe(true);
    expect(must('000000-czb')).toBe(true);
    expect(must('000000-gwy')).toBe(false);
    expect(must('000000-hb')).toBe(false);
    expect(must('320829-zf')).toBe(false);
    expect(must('320813105-zf')).toBe(false);
    expect(must('350203-swuj')).toBe(false);
    expect(must('350203-cl')).toBe(false);
  });

  it('finds a town by nine digits', () => {
    expect(townByCode('320813105')).toEqual({ county: '320813', code: '320813105', name: '老子山镇' });
    expect(townByCode('999999999')).toBeNull();
  });
});

describe('the history of regions', () => {
  const of = (code: string): unknown[] =>
    regionHistory()
      .filter((row) => row.code === code)
      .map(({ name, since, until }) => [name, since, until]);

  it('keeps a name for as long as the tables print it', () => {
    expect(of('350203')).toEqual([['思明区', null, null]]);
    expect(of('320829')).toEqual([['洪泽县', null, '2015-09']]);
    expect(of('320813')).toEqual([['洪泽区', '2016-07', null]]);
  });

  it('keeps two names of one code', () => {
    const twice = regionHistory().filter((row) => formerRegionNames(row.code).length > 0);
    expect(twice.length).toBeGreaterThan(10);
    for (const { code } of twice) expect(of(code).length).toBeGreaterThan(1);
  });

  it('has every pair of code and name once, in order', () => {
    const keys = regionHistory().map(({ code, name }) => code + name);
    expect(new Set(keys).size).toBe(keys.length);
    const codes = regionHistory().map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(keys.length).toBeGreaterThan(3500);
  });
});
