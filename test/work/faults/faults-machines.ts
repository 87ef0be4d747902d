/** Faults of many machines: workers that die, a PostgreSQL that goes away, a document that kills, deliveries that come twice. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SharedStore } from '../../../src/store/index.ts';
import { runDisturbed, runWhole, startProgram, type Started } from './disturbed.ts';
import { mustRefuse, type Fault, type Ground } from './fault.ts';
import { killAtRandom, mustBuildTheSame, runByJumpingClock } from './kills.ts';

/** A database with the reports put in, and the environment in which the commands find it. */
async function putIn(
  ground: Ground,
): Promise<{ readonly address: string; readonly env: { [name: string]: string } }> {
  const address = ground.database();
  const env = { GONGKAI_POSTGRES: address, GONGKAI_ARCHIVE: ground.folder() };
  await runWhole(['enqueue', 'read', ground.reports], env);
  return { address, env };
}

const workUntilDone = ['work', '--until-done', '--threads', '1'];

const killedWorkers: Fault = {
  name: 'SIGKILL',
  command: 'work',
  async try(ground) {
    const { address, env } = await putIn(ground);
    // One works on; beside it one after the other is killed, whatever it does.
    const calm: Started = startProgram(workUntilDone, { env });
    const toMs = 400 + ground.calmMs;
    const killed = await killAtRandom(ground, { args: workUntilDone, env, fromMs: 400, toMs });
    await calm.ended;
    await runWhole(workUntilDone, env);
    await mustBuildTheSame(ground, [address], 'after workers were killed');
    return { times: killed, what: 'others take up its jobs; the same dataset' };
  },
};

const killedEnqueue: Fault = {
  name: 'SIGKILL',
  command: 'enqueue',
  async try(ground) {
    const address = ground.database();
    const env = { GONGKAI_POSTGRES: address, GONGKAI_ARCHIVE: ground.folder() };
    const args = ['enqueue', 'read', ground.reports];
    const toMs = 300 + ground.calmMs / 2;
    const killed = await killAtRandom(ground, { args, env, fromMs: 300, toMs });
    await runWhole(args, env);
    await runWhole(workUntilDone, env);
    await mustBuildTheSame(ground, [address], 'after enqueue was killed');
    return { times: killed, what: 'run again, it puts in what is missing; the same dataset' };
  },
};

const restarts: Fault = {
  name: 'PostgreSQL is stopped and started again',
  command: 'work',
  async try(ground) {
    const { address, env } = await putIn(ground);
    const worker = startProgram(workUntilDone, { env });
    // Where there is none when it begins, it refuses: that is another fault.
    await worker.says(/takes jobs/);
    for (let at = 0; at < ground.times; at++) {
      await wait((ground.next() * ground.calmMs) / 4);
      ground.postgres.stop('immediate');
      await wait(200);
      ground.postgres.start();
    }
    const { code, said } = await worker.ended;
    if (code !== 0) throw new Error(`the worker did not come through: ${said}`);
    await runWhole(workUntilDone, env);
    await mustBuildTheSame(ground, [address], 'after PostgreSQL came back');
    return { times: ground.times, what: 'the worker waits and goes on; the same dataset' };
  },
};

const twice: Fault = {
  name: 'deliveries that come twice',
  command: 'work',
  async try(ground) {
    const { address, env } = await putIn(ground);
    const again = [1, 2].map(() => startProgram(['enqueue', 'read', ground.reports], { env }).ended);
    await Promise.all(again);
    // The same jobs once more, past everything that holds them back.
    const store = await SharedStore.open(address);
    try {
      await store.db.atOnce(async (sql) => {
        const { rows } = await sql.executeSql('SELECT id FROM gongkai.captures ORDER BY id');
        const jobs = rows.map((row) => ({ capture: Number((row as { id: string }).id) }));
        await store.queue.put('read', jobs, sql);
        await store.queue.put('alone', jobs.slice(0, 5), sql);
      });
    } finally {
      await store.close();
    }
    const both = [1, 2].map(() => startProgram(workUntilDone, { env }).ended);
    for (const { code, said } of await Promise.all(both)) if (code !== 0) throw new Error(said);
    await mustBuildTheSame(ground, [address], 'after everything came twice');
    return { times: 1, what: 'each capture has its records once; the same dataset' };
  },
};

const poison: Fault = {
  name: 'a document that kills every worker',
  command: 'work',
  async try(ground) {
    const address = ground.database();
    const folder = ground.folder();
    const archive = ground.folder();
    mkdirSync(join(folder, 'r'));
    for (const name of ['a', 'b', 'c', 'd'])
      writeFileSync(join(folder, 'r', `${name}.html`), `<p>${name === 'c' ? 'POISON' : name}</p>`);
    const env = { GONGKAI_POSTGRES: address, GONGKAI_ARCHIVE: archive };
    await runWhole(['enqueue', 'read', join(folder, 'r')], env);
    const file = fileURLToPath(new URL('./poisoned-worker.mjs', import.meta.url));
    let died = 0;
    for (;;) {
      const child = spawn(process.execPath, [file, address, archive], { stdio: 'ignore' });
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      if (code === 0) break;
      died += 1;
      if (died > 12) throw new Error('workers die of it for ever');
    }
    const store = await SharedStore.open(address);
    try {
      const found = await store.status();
      if (JSON.stringify(found.failed) !== '{"worker.lost":1}' || found.records['not_a_report'] !== 3)
        throw new Error(`the poison took others with it: ${JSON.stringify(found)}`);
    } finally {
      await store.close();
    }
    return {
      times: died,
      what: 'after so many workers it is given up as failed (worker.lost); the others are read',
    };
  },
};

const readOnlyStore: Fault = {
  name: 'PostgreSQL takes no changes',
  command: 'enqueue',
  async try(ground) {
    const { address, env } = await putIn(ground);
    const store = await SharedStore.open(address);
    const name = new URL(address).pathname.slice(1);
    try {
      await store.db.executeSql(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    } finally {
      await store.close();
    }
    mustRefuse(await runDisturbed(['enqueue', 'read', ground.reports], { env }), /takes no changes/);
    return { times: 1, what: 'one sentence and exit code 1' };
  },
};

const noStore: Fault = {
  name: 'PostgreSQL is not there',
  command: 'work',
  async try(ground) {
    const env = {
      GONGKAI_POSTGRES: `postgres://gongkai@localhost/x?host=${ground.folder()}`,
      GONGKAI_ARCHIVE: ground.folder(),
    };
    mustRefuse(await runDisturbed(['work'], { env }), /PostgreSQL does not answer/);
    return { times: 1, what: 'one sentence and exit code 1' };
  },
};

const archiveRefuses: Fault = {
  name: 'the captures’ disk is full, or read-only',
  command: 'enqueue',
  async try(ground) {
    const address = ground.database();
    const archive = ground.folder();
    const env = { GONGKAI_POSTGRES: address, GONGKAI_ARCHIVE: archive };
    mustRefuse(await runDisturbed(['enqueue', 'read', ground.reports], { env, room: 4 }), /Make room/);
    const closed = ground.folder();
    chmodSync(closed, 0o555);
    const stranger = { env: { ...env, GONGKAI_ARCHIVE: closed }, isStranger: true };
    mustRefuse(await runDisturbed(['enqueue', 'read', ground.reports], stranger), /permissions/);
    await runWhole(['enqueue', 'read', ground.reports], env);
    await runWhole(workUntilDone, env);
    await mustBuildTheSame(ground, [address], 'with room again');
    return { times: 2, what: 'one sentence and exit code 1; with room again, the same dataset' };
  },
};

const jumpingClock: Fault = {
  name: 'the clock jumps',
  command: 'work',
  async try(ground) {
    const { address, env } = await putIn(ground);
    await runByJumpingClock(workUntilDone, env);
    await mustBuildTheSame(ground, [address], 'with a clock that jumps');
    return { times: 1, what: 'the same dataset' };
  },
};

export const faultsOfMachines: readonly Fault[] = [
  killedWorkers,
  killedEnqueue,
  restarts,
  twice,
  poison,
  readOnlyStore,
  noStore,
  archiveRefuses,
  jumpingClock,
];
