/** The folder of sources: every file read and held against the others. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSource, type Source, type SourceProblem } from './source.ts';

export interface SourcesRead {
  /** In byte order of their ids. */
  readonly sources: readonly Source[];
  readonly problems: readonly SourceProblem[];
}

/** A file is one source; larger ones are none. Bytes. */
const largestFile = 256 * 1024;

/** Reads `*.json` of a folder. Rejects where the folder cannot be read. */
export async function readSources(folder: string): Promise<SourcesRead> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const sources: Source[] = [];
  const problems: SourceProblem[] = [];
  for (const file of names) {
    const bytes = await readFile(join(folder, file));
    const parsed =
      bytes.length > largestFile
        ? ['larger than a source can be']
        : parseSource(bytes.toString('utf8'), file);
    if ('id' in parsed) sources.push(parsed);
    else problems.push(...parsed.map((problem) => ({ file, problem })));
  }
  const homes = new Map<string, string>();
  for (const { id, home } of sources) {
    const other = homes.get(home);
    if (other !== undefined) problems.push({ file: `${id}.json`, problem: `has the home page of ${other}` });
    homes.set(home, id);
  }
  return { sources, problems };
}
