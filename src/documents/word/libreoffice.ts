/** LibreOffice as a converter: headless, with a profile of its own, many files a start, and a limit of time. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConversionFailed } from './converter.ts';
import type { ConvertibleFormat, WordConverter } from './converter.ts';

/** How LibreOffice is started. Everything that depends on the machine is handed in. */
export interface LibreOfficeOptions {
  /** The program, e.g. `soffice`, or its path. */
  readonly command: string;
  /** The environment it gets; `PATH` finds the program. */
  readonly environment: Readonly<{ [name: string]: string | undefined }>;
  /** A folder that exists; a folder is made in it, and gone after `close`. */
  readonly scratch: string;
  /** Milliseconds a start may take, and on top of it each file. */
  readonly startMs?: number;
  readonly fileMs?: number;
  /** Files of one start at most. */
  readonly batch?: number;
  /** Bytes of a converted file at most. */
  readonly maxBytes?: number;
}

/** The converter, and how to end it. */
export interface LibreOffice {
  readonly convert: WordConverter;
  /** Kills what runs, and removes all files. What still waits is rejected. */
  readonly close: () => Promise<void>;
  /** Kills what runs, at once: for a process that is about to end. Files stay; the folder `scratch` is the caller's. */
  readonly abort: () => void;
}

interface Job {
  readonly bytes: Uint8Array;
  readonly from: ConvertibleFormat;
  readonly resolve: (docx: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/** A start takes 1.2 s on two idle cores, a report 50 ms; a busy machine needs many times that. */
const defaults = { startMs: 60_000, fileMs: 20_000, batch: 20, maxBytes: 128 * 1024 * 1024 };

/** What the profile says: no macros, no links followed, no active content. */
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${[
  ['Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['Writer/Content/Update', 'Link', '0'],
]
  .map(
    ([path, name, value]) =>
      `<item oor:path="/org.openoffice.Office.${path ?? ''}"><prop oor:name="${name ?? ''}" oor:op="fuse"><value>${value ?? ''}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`;

/** Makes LibreOffice a converter. Nothing is started before the first file. */
export function openLibreOffice(options: LibreOfficeOptions): LibreOffice {
  const office = new Office({ ...defaults, ...options });
  return {
    convert: (bytes, from) => office.convert(bytes, from),
    close: () => office.close(),
    abort: () => office.abort(),
  };
}

class Office {
  private readonly options: Required<LibreOfficeOptions>;
  private readonly waiting: Job[] = [];
  private running: Promise<void> | null = null;
  private root: string | null = null;
  private kill: (() => void) | null = null;
  private isClosed = false;
  private starts = 0;

  constructor(options: Required<LibreOfficeOptions>) {
    this.options = options;
  }

  convert(bytes: Uint8Array, from: ConvertibleFormat): Promise<Uint8Array> {
    if (this.isClosed) return Promise.reject(new ConversionFailed('missing', 'the converter is closed'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ bytes, from, resolve, reject });
      this.running ??= this.run();
    });
  }

  abort(): void {
    this.isClosed = true;
    this.kill?.();
  }

  async close(): Promise<void> {
    this.abort();
    await this.running;
    if (this.root !== null) await rm(this.root, { recursive: true, force: true });
    this.root = null;
  }

  /** Works off what waits, a batch at a time: whatever came while one batch ran makes the next. */
  private async run(): Promise<void> {
    // What is asked for in the same turn belongs to one batch.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const jobs = this.waiting.splice(0, this.options.batch);
      try {
        await this.runBatch(jobs);
      } catch (error) {
        for (const job of jobs) job.reject(error);
      }
    }
    this.running = null;
  }

  private async runBatch(jobs: readonly Job[]): Promise<void> {
    const { left, failure } = await this.start(jobs);
    if (left.length === 0) return;
    if (left.length === 1 && jobs.length === 1) {
      left[0]?.reject(failure);
      return;
    }
    // One file can take the others with it: those without a result are tried again, each for itself.
    for (const job of left) {
      const alone = await this.start([job]);
      if (alone.left.length > 0) job.reject(alone.failure);
    }
  }

  /** One start of the program; gives the jobs that got no DOCX, and why. */
  private async start(jobs: readonly Job[]): Promise<{ left: Job[]; failure: ConversionFailed }> {
    if (this.isClosed)
      return { left: [...jobs], failure: new ConversionFailed('missing', 'the converter is closed') };
    this.root ??= await mkdtemp(join(this.options.scratch, 'gongkai-office-'));
    this.starts += 1;
    const folder = join(this.root, `run-${this.starts}`);
    const output = join(folder, 'out');
    try {
      await mkdir(output, { recursive: true });
      const inputs: string[] = [];
      for (const [index, job] of jobs.entries()) {
        const input = join(folder, `${index}.${job.from}`);
        await writeFile(input, job.bytes);
        inputs.push(input);
      }
      const ended = await this.spawn(await this.profileFolder(), output, inputs);
      const left: Job[] = [];
      for (const [index, job] of jobs.entries()) {
        const docx = await this.result(join(output, `${index}.docx`));
        if (docx === null) left.push(job);
        else job.resolve(docx);
      }
      return { left, failure: ended };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async result(path: string): Promise<Uint8Array | null> {
    try {
      const { size } = await stat(path);
      return size === 0 || size > this.options.maxBytes ? null : await readFile(path);
    } catch {
      return null;
    }
  }

  /** The profile, made anew where there is none (a killed LibreOffice may leave one that does not start). */
  private async profileFolder(): Promise<string> {
    const folder = join(this.root ?? '', 'profile');
    const user = join(folder, 'user');
    await mkdir(user, { recursive: true });
    const file = join(user, 'registrymodifications.xcu');
    const isThere = await stat(file).then(
      () => true,
      () => false,
    );
    if (!isThere) await writeFile(file, profile);
    return folder;
  }

  private async spawn(
    profileFolder: string,
    output: string,
    inputs: readonly string[],
  ): Promise<ConversionFailed> {
    const { command, environment, startMs, fileMs } = this.options;
    const ended = await new Promise<ConversionFailed>((resolve) => {
      const child = spawn(
        command,
        [
          `-env:UserInstallation=${pathToFileURL(profileFolder).href}`,
          ...[
            '--headless',
            '--norestore',
            '--nologo',
            '--nodefault',
            '--nolockcheck',
            '--nofirststartwizard',
          ],
          ...['--convert-to', 'docx:MS Word 2007 XML', '--outdir', output],
          ...inputs,
        ],
        // A group of its own: soffice is a script that starts the program proper.
        { env: { ...environment }, stdio: 'ignore', detached: true },
      );
      const kill = (): void => {
        if (child.pid === undefined) return;
        try {
          process.kill(-child.pid, 'SIGKILL');
        } catch {
          // The group is gone already.
        }
      };
      this.kill = kill;
      let isLate = false;
      const timer = setTimeout(
        () => {
          isLate = true;
          kill();
        },
        startMs + fileMs * inputs.length,
      );
      const finish = (failure: ConversionFailed): void => {
        clearTimeout(timer);
        resolve(failure);
      };
      child.on('error', () => finish(new ConversionFailed('missing', `${command} could not be started`)));
      child.on('close', () => {
        // Whatever the script left behind.
        kill();
        finish(
          isLate
            ? new ConversionFailed('timeout', `${command} took longer than allowed`)
            : new ConversionFailed('refused', `${command} gave no result`),
        );
      });
    });
    this.kill = null;
    if (ended.reason === 'timeout') await rm(profileFolder, { recursive: true, force: true });
    return ended;
  }
}
