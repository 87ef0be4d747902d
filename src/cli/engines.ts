/** Programs of this machine that reading needs, found and started here; the rooms below get them as arguments. */
import { constants, existsSync, rmSync } from 'node:fs';
import { access, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { openLibreOffice, type LibreOffice } from '../documents/index.ts';

type Environment = Readonly<{ [name: string]: string | undefined }>;

/** Its names on `PATH`, and where its installers put it. */
const names = { win32: ['soffice.com', 'soffice.exe'], other: ['soffice', 'libreoffice'] };
const installed = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  '/opt/libreoffice/program/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com',
];

async function isProgram(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The path of LibreOffice; null where there is none. `GONGKAI_SOFFICE` names another, or, empty, none. */
export async function findLibreOffice(environment: Environment, platform: string): Promise<string | null> {
  const named = environment['GONGKAI_SOFFICE'];
  if (named !== undefined) return named !== '' && (await isProgram(named)) ? named : null;
  const folders = (environment['PATH'] ?? environment['Path'] ?? '')
    .split(delimiter)
    .filter((one) => one !== '');
  const candidates = folders.flatMap((folder) =>
    (platform === 'win32' ? names.win32 : names.other).map((name) => join(folder, name)),
  );
  for (const path of [...candidates, ...installed]) if (await isProgram(path)) return path;
  return null;
}

/** The engines of a run. */
export interface RunEngines {
  /** Null where LibreOffice is not there. */
  readonly office: LibreOffice | null;
  readonly close: () => Promise<void>;
}

/**
 * Looks for the engines; none is started before it is needed. `fileMs`: what a document may take. However the process
 * ends, a program that it started does not go on, and its folder is gone.
 */
export async function openEngines(fileMs: number): Promise<RunEngines> {
  const command = await findLibreOffice(process.env, process.platform);
  if (command === null) return { office: null, close: () => Promise.resolve() };
  const scratch = await mkdtemp(join(tmpdir(), 'gongkai-'));
  const office = openLibreOffice({ command, environment: process.env, scratch, fileMs });
  const clear = (): void => {
    office.abort();
    if (existsSync(scratch)) rmSync(scratch, { recursive: true, force: true });
  };
  process.once('exit', clear);
  return {
    office,
    async close() {
      await office.close();
      process.removeListener('exit', clear);
      clear();
    },
  };
}
