/**
 * The departments of governments by function: one stable slug each, kept for good, since ids are made of them.
 *
 * A slug is the pinyin initials of the name as counties have it (教育局 → `jyj`), longer where initials collide.
 * The level is told by the region code, so 厅, 局, 委 and 办 of one function share a slug: 福建省教育厅 is
 * `350000-jyj`, 北京市教育委员会 `110000-jyj`. Functions that were merged (教育体育局) or renamed in a reform
 * (环境保护局 → 生态环境局) have slugs of their own: they are other agencies.
 */
import { affiliatedRows, departmentRows, verticalRows, type Row } from './department-names.ts';

/** How a function's bodies are called: 局 / 厅 / 委员会 …, in the order of preference. */
const endingsOf = {
  /** 局 at prefectures and counties, 厅 at provinces; some have 委员会 for the same. */
  bureau: ['局', '厅', '委员会', '委', '署'],
  /** Offices: 外事办公室, 人防办. */
  office: ['办公室', '办', '局', '厅', '委员会'],
  /** Both are seen: 信访局, 信访办公室; 国有资产监督管理委员会, 国资办. */
  any: ['局', '厅', '委员会', '委', '署', '办公室', '办'],
  /** The name is printed whole. */
  whole: [''],
} as const;

export type DepartmentShape = keyof typeof endingsOf;

/** What a function's bodies are: `vertical` bodies are led from above, `affiliated` ones are no departments. */
export type DepartmentKind = 'government' | 'government_office' | 'department' | 'vertical' | 'affiliated';

export interface Department {
  /** `[a-z0-9-]+`, unique, stable. */
  readonly slug: string;
  readonly kind: DepartmentKind;
  /** The official name as a county or prefecture has it: 教育局. */
  readonly name: string;
  /** Every name it is known by, the official one first. */
  readonly names: readonly string[];
}

/**
 * The people's government itself, and its office, which answers for its annual report. 行政公署 is what a
 * 地区 or 盟 has instead.
 */
const governments: readonly Department[] = [
  { slug: 'zf', kind: 'government', name: '人民政府', names: ['人民政府', '政府', '行政公署', '行署'] },
  {
    slug: 'zfb',
    kind: 'government_office',
    name: '人民政府办公室',
    names: ['人民政府', '政府', '府', '行政公署', '行署'].flatMap((body) =>
      ['办公室', '办公厅', '办'].map((ending) => body + ending),
    ),
  },
];

function made(rows: readonly Row[], kind: DepartmentKind): readonly Department[] {
  return rows.map(([slug, shape, bases]) => {
    const names = bases.split(' ').flatMap((base) => endingsOf[shape].map((ending) => base + ending));
    return { slug, kind, name: names[0] ?? slug, names };
  });
}

/** Every function, in the order of `department-names.ts`. */
export const departments: readonly Department[] = [
  ...governments,
  ...made(departmentRows, 'department'),
  ...made(verticalRows, 'vertical'),
  ...made(affiliatedRows, 'affiliated'),
];

const byName: ReadonlyMap<string, Department> = new Map(
  departments.flatMap((department) => department.names.map((name) => [name, department] as const)),
);

const lengthsByBeginning = new Map<string, number[]>();
for (const name of [...byName.keys()].sort((a, b) => b.length - a.length)) {
  const lengths = lengthsByBeginning.get(name.charAt(0));
  if (lengths === undefined) lengthsByBeginning.set(name.charAt(0), [name.length]);
  else if (!lengths.includes(name.length)) lengths.push(name.length);
}

/** The lengths of the names of departments that begin with a character, in UTF-16 units, the longest first. */
export function departmentNameLengths(beginning: string): readonly number[] {
  return lengthsByBeginning.get(beginning) ?? [];
}

/** The function whose body is called exactly this (without its region); null for a name not in the data. */
export function departmentNamed(name: string): Department | null {
  return byName.get(name) ?? null;
}
