/** The house's own lint rules: what they forbid, and what they must leave alone. */
import { RuleTester } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { names, noChinese, noCodes, order } from '../../tools/eslint-rooms/index.ts';
import { withBeginnings } from '../../tools/eslint-rooms/no-codes.ts';
import { standingOf } from '../../tools/eslint-rooms/rooms.ts';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
(RuleTester as unknown as { afterAll: typeof afterAll }).afterAll = afterAll;
const tester = new RuleTester();

tester.run('rooms/order', order, {
  valid: [
    {
      name: 'lets a room import a room above it',
      filename: 'src/reading/a.ts',
      code: "import '../forms/index.ts';",
    },
    {
      name: 'lets a room import its own files',
      filename: 'src/checks/rules/a.ts',
      code: "import '../define.ts';",
    },
    {
      name: 'lets src/index.ts import any room',
      filename: 'src/index.ts',
      code: "export * from './cli/main.ts';",
    },
    {
      name: 'lets any room import packages',
      filename: 'src/forms/a.ts',
      code: "import 'zod'; import 'node:fs';",
    },
    {
      name: 'lets a scraper import the crawl',
      filename: 'scrapers/a.ts',
      code: "import '../src/crawl/index.ts';",
    },
    { name: 'lets a scraper import a scraper', filename: 'scrapers/a.ts', code: "import './b.ts';" },
    { name: 'leaves tests alone', filename: 'test/forms/a.test.ts', code: "import '../../src/cli/main.ts';" },
    {
      name: 'lets the explorer read forms',
      filename: 'src/explorer/a.ts',
      code: "import '../forms/index.ts';",
    },
  ],
  invalid: [
    {
      name: 'stops a room importing one below it',
      filename: 'src/forms/a.ts',
      code: "import { x } from '../reading/index.ts';",
      errors: [{ messageId: 'below' }],
    },
    {
      name: 'stops a room importing the inside of another',
      filename: 'src/reading/a.ts',
      code: "import { x } from '../forms/define.ts';",
      errors: [{ messageId: 'inside' }],
    },
    {
      name: 'sees re-exports and dynamic imports',
      filename: 'src/forms/a.ts',
      code: "export * from '../cli/index.ts'; export { x } from '../work/index.ts'; import('../store/index.ts');",
      errors: [{ messageId: 'below' }, { messageId: 'below' }, { messageId: 'below' }],
    },
    {
      name: 'stops a room importing src/index.ts',
      filename: 'src/cli/a.ts',
      code: "import '../index.ts';",
      errors: [{ messageId: 'below' }],
    },
    {
      name: 'stops a room that the list does not know',
      filename: 'src/cellar/a.ts',
      code: "import '../forms/index.ts';",
      errors: [{ messageId: 'unknown' }],
    },
    {
      name: 'stops what ships from importing what does not',
      filename: 'src/cli/a.ts',
      code: "import '../../test/a.ts';",
      errors: [{ messageId: 'outside' }],
    },
    {
      name: 'stops a scraper importing another room',
      filename: 'scrapers/a.ts',
      code: "import '../src/reading/index.ts';",
      errors: [{ messageId: 'scraper' }],
    },
    {
      name: 'keeps the explorer to forms and record',
      filename: 'src/explorer/a.ts',
      code: "import '../dataset/index.ts';",
      errors: [{ messageId: 'narrow' }],
    },
  ],
});

tester.run('rooms/no-chinese', noChinese, {
  valid: [
    { name: 'lets forms hold Chinese', filename: 'src/forms/a.ts', code: "const a = '总计';" },
    { name: 'lets agencies hold Chinese', filename: 'src/agencies/a.ts', code: "const a = '总计';" },
    {
      name: 'lets the Chinese messages be Chinese',
      filename: 'src/cli/messages.zh.ts',
      code: "const a = '总计';",
    },
    { name: 'lets comments quote the form', filename: 'src/reading/a.ts', code: '// 总计\nconst a = 1;' },
    { name: 'leaves tests alone', filename: 'test/reading/a.test.ts', code: "const a = '总计';" },
  ],
  invalid: [
    {
      name: 'sees strings, templates and regular expressions',
      filename: 'src/reading/a.ts',
      code: "const a = '总计'; const b = `第${a}项`; const c = /合计/u;",
      errors: 4,
    },
    {
      name: 'sees Chinese that is escaped',
      filename: 'src/reading/a.ts',
      code: String.raw`const a = '\u603b';`,
      errors: [{ messageId: 'chinese' }],
    },
    {
      name: 'keeps English messages English',
      filename: 'src/cli/messages.en.ts',
      code: "const a = '总计';",
      errors: [{ messageId: 'chinese' }],
    },
  ],
});

tester.run('rooms/no-codes', noCodes(['requests.received.total', 'litigation.total']), {
  valid: [
    {
      name: 'lets forms type codes',
      filename: 'src/forms/a.ts',
      code: "const a = 'requests.received.total';",
    },
    {
      name: 'leaves the ids of rules alone',
      filename: 'src/checks/a.ts',
      code: "const a = 'requests.balance';",
    },
    { name: 'leaves single words alone', filename: 'src/checks/a.ts', code: "const a = 'requests';" },
  ],
  invalid: [
    {
      name: 'sees a code',
      filename: 'src/checks/a.ts',
      code: "const a = 'litigation.total';",
      errors: [{ messageId: 'code' }],
    },
    {
      name: 'sees the beginning of a code in a template',
      filename: 'src/checks/a.ts',
      code: 'const a = `requests.received.${b}`;',
      errors: [{ messageId: 'code' }],
    },
  ],
});

tester.run('rooms/names', names, {
  valid: [
    { name: 'lets a file be named for its subject', filename: 'src/reading/read-grid.ts', code: '' },
    { name: 'does not mind longer words', filename: 'src/reading/commons-act.ts', code: '' },
  ],
  invalid: ['utils.ts', 'test-helpers.ts', 'common.test.ts', 'Util.ts'].map((name) => ({
    name: `stops ${name}`,
    filename: `src/reading/${name}`,
    code: '',
    errors: [{ messageId: 'vague' }],
  })),
});

describe('where a file stands', () => {
  it('is told from the project folder, not from a folder of the same name above it', () => {
    expect(standingOf('/home/a/src/gongkai', '/home/a/src/gongkai/test/b.ts')).toBeNull();
    expect(standingOf('/home/a/src/gongkai', '/home/a/src/gongkai/src/cli/b.ts')).toEqual({
      top: 'src',
      room: 'cli',
      inner: 'b.ts',
    });
  });
});

describe('the beginnings of codes', () => {
  it('have at least two parts', () => {
    expect([...withBeginnings(['a.b.c'])]).toEqual(['a.b', 'a.b.c']);
  });
});
