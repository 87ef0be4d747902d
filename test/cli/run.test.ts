import { describe, expect, it } from 'vitest';
import { commonFolder } from '../../src/cli/run.ts';

describe('the folder that paths have in common', () => {
  it.each([
    [['samples/html/a.html', 'samples/text/b.txt'], 'samples/'],
    [['samples/html/a.html', 'samples/html/b.html'], 'samples/html/'],
    [['samples/a.html'], 'samples/'],
    [['sample/a.html', 'samples/a.html'], ''],
    [['/data/a.html', '/other/a.html'], '/'],
    [['/data/a.html', 'data/a.html'], ''],
    [['a.html', 'b/c.html'], ''],
    [[], ''],
  ])('of %j is "%s"', (paths, folder) => {
    expect(commonFolder(paths)).toBe(folder);
  });
});
