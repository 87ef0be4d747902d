/** Faults of one machine: build, ingest and run. */
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, isWhole, runDisturbed, runWhole, startProgram } from './disturbed.ts';
import { mustBeSame, mustRefuse, type Fault, type Ground } from './fault.ts';
import { killAtRandom, mustBuildTheSame, runByJumpingClock } from './kills.ts';
import { madeReports } from './made-reports.ts';

const buildOf = ({ reports }: Ground, out: string): string[] => ['build', reports, '--out', out];

const killedBuild: Fault = {
  name: 'SIGKILL',
  command: 'build',
  async try(ground) {
    const out = ground.folder();
    const killed = await killAtRandom(ground, {
      args: buildOf(ground, out),
      everyOther: ['--fresh'],
      toMs: ground.calmMs,
      // What stands there is an old dataset or a new one, never a part of one.
      after() {
        if (digestOf(out) !== null) mustBeSame(digestOf(out), ground.calm, 'after a kill');
      },
    });
    await runWhole(buildOf(ground, out));
    mustBeSame(digestOf(out), ground.calm, 'in the end');
    if (!isWhole(out)) throw new Error('a file of the dataset is not what SHA256SUMS says');
    return { times: killed, what: 'the same dataset' };
  },
};

const archiveIn = (out: string): string => join(out, 'archive');

/** Kills an ingest of these paths, and ends it; throws where the archive then gives another dataset than that of an ingest that nobody killed. */
async function killIngest(ground: Ground, paths: readonly string[]): Promise<number> {
  const calm = ground.folder();
  const first = await runWhole(['ingest', ...paths, '--out', calm]);
  await runWhole(['build', archiveIn(calm), '--out', calm]);
  const out = ground.folder();
  const args = ['ingest', ...paths, '--out', out];
  const killed = await killAtRandom(ground, { args, toMs: first.ms });
  const { said } = await runWhole(args);
  const counted = /\d+ documents looked at, \d+ reports archived/u;
  if (counted.exec(said)?.[0] !== counted.exec(first.said)?.[0]) throw new Error(`another summary: ${said}`);
  await mustBuildTheSame(ground, [archiveIn(out)], 'in the end', digestOf(calm) ?? '');
  return killed;
}

const killedIngest: Fault = {
  name: 'SIGKILL',
  command: 'ingest',
  async try(ground) {
    return { times: await killIngest(ground, [ground.reports]), what: 'the same dataset' };
  },
};

const killedIngestOfWarcs: Fault = {
  name: 'SIGKILL, several WARCs at once',
  command: 'ingest',
  async try(ground) {
    // The same reports three times, each time of another folder, so at other addresses.
    const warcs: string[] = [];
    for (let at = 0; at < 3; at++) {
      const reports = madeReports(ground.folder(), 20);
      const out = ground.folder();
      await runWhole(['ingest', reports, '--out', out]);
      warcs.push(join(archiveIn(out), 'gongkai-00001.warc.gz'));
    }
    return {
      times: await killIngest(ground, warcs),
      what: 'it goes on with the first file that was not finished; the same dataset',
    };
  },
};

const killedRun: Fault = {
  name: 'SIGKILL',
  command: 'run',
  async try(ground) {
    const args = (out: string): string[] => ['run', '--samples', ground.reports, '--out', out];
    const calm = ground.folder();
    const first = await runWhole(args(calm));
    const wanted = digestOf(calm) ?? '';
    const out = ground.folder();
    const killed = await killAtRandom(ground, {
      args: args(out),
      toMs: first.ms,
      after() {
        if (digestOf(out) !== null && !isWhole(out)) throw new Error('a half-written dataset after a kill');
      },
    });
    await runWhole(args(out));
    mustBeSame(digestOf(out), wanted, 'in the end');
    return { times: killed, what: 'the same dataset' };
  },
};

const fullDisk = (command: 'build' | 'ingest', rooms: readonly number[]): Fault => ({
  name: 'the disk is full',
  command,
  async try(ground) {
    const out = ground.folder();
    const args = command === 'build' ? buildOf(ground, out) : ['ingest', ground.reports, '--out', out];
    for (const room of rooms) mustRefuse(await runDisturbed(args, { room }), /make room|ENOSPC|EFBIG|full/i);
    await runWhole(args);
    if (command === 'build') mustBeSame(digestOf(out), ground.calm, 'with room again');
    return { times: rooms.length, what: 'one sentence and exit code 1; with room again, the same dataset' };
  },
});

const readOnly = (command: 'build' | 'ingest'): Fault => ({
  name: 'the disk is read-only',
  command,
  async try(ground) {
    const out = ground.folder();
    chmodSync(out, 0o555);
    const args = command === 'build' ? buildOf(ground, out) : ['ingest', ground.reports, '--out', out];
    mustRefuse(await runDisturbed(args, { isStranger: true }), new RegExp(out));
    chmodSync(out, 0o755);
    return { times: 1, what: 'one sentence that names the folder, and exit code 1' };
  },
});

const twoBuilds: Fault = {
  name: 'two runs on one folder',
  command: 'build',
  async try(ground) {
    const out = ground.folder();
    let refused = 0;
    for (let at = 0; at < ground.times; at++) {
      const both = [1, 2].map(() => startProgram([...buildOf(ground, out), '--fresh']).ended);
      const ended = await Promise.all(both);
      for (const one of ended.filter(({ code }) => code !== 0)) {
        mustRefuse(one, /another build|is running|busy/i);
        refused += 1;
      }
      if (ended.every(({ code }) => code !== 0)) throw new Error('neither of two builds went on');
      mustBeSame(digestOf(out), ground.calm, 'after two builds');
    }
    return {
      times: ground.times,
      what: `one goes on, the other is refused (${String(refused)}) or comes after it: the same dataset`,
    };
  },
};

const twoIngests: Fault = {
  name: 'two runs on one folder',
  command: 'ingest',
  async try(ground) {
    const out = ground.folder();
    const both = [1, 2].map(() => startProgram(['ingest', ground.reports, '--out', out]).ended);
    const ended = await Promise.all(both);
    const refused = ended.filter(({ code }) => code !== 0);
    for (const one of refused) mustRefuse(one, /another process is using it/);
    if (refused.length === 2) throw new Error('neither of two went on');
    await runWhole(['ingest', ground.reports, '--out', out]);
    return { times: 1, what: 'one goes on, the other is refused or comes after it' };
  },
};

const jumpingClock: Fault = {
  name: 'the clock jumps',
  command: 'build',
  async try(ground) {
    const out = ground.folder();
    await runByJumpingClock(buildOf(ground, out));
    mustBeSame(digestOf(out), ground.calm, 'with a clock that jumps');
    return { times: 1, what: 'the same dataset' };
  },
};

/** A folder that a test makes, and that a stranger may look into. */
export function openFolder(parent: string): string {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'f'));
  chmodSync(folder, 0o755);
  return folder;
}

export const faultsHere: readonly Fault[] = [
  killedBuild,
  killedIngest,
  killedIngestOfWarcs,
  fullDisk('build', [8, 200]),
  fullDisk('ingest', [8, 100]),
  readOnly('build'),
  readOnly('ingest'),
  twoBuilds,
  twoIngests,
  jumpingClock,
];
/** These take long: they are tried by the command, not by the tests. */
export const longFaultsHere: readonly Fault[] = [killedRun];
