/** Commands that are killed at moments that the seed decides, or run under a clock that jumps: what faults of one machine and of many share. */
import { digestOf, runDisturbed, runWhole } from './disturbed.ts';
import { mustBeSame, type Ground } from './fault.ts';

export interface Kills {
  readonly args: readonly string[];
  /** Each other time it is run with these as well. */
  readonly everyOther?: readonly string[];
  readonly env?: Readonly<{ [name: string]: string }>;
  /** The kill comes between these milliseconds. */
  readonly fromMs?: number;
  readonly toMs: number;
  /** What must be so after each. */
  readonly after?: () => void;
}

/** Runs the command as often as faults are tried, and kills it each time; gives how often it was killed before its end. */
export async function killAtRandom(
  { times, next }: Ground,
  { args, everyOther = [], env = {}, fromMs = 0, toMs, after }: Kills,
): Promise<number> {
  let killed = 0;
  for (let at = 0; at < times; at++) {
    const killAfterMs = fromMs + next() * (toMs - fromMs);
    const { code } = await runDisturbed([...args, ...(at % 2 === 1 ? everyOther : [])], { env, killAfterMs });
    if (code === null || code > 128) killed += 1;
    after?.();
  }
  return killed;
}

/** Throws where the command does not come through under a clock that jumps. */
export async function runByJumpingClock(
  args: readonly string[],
  env: Readonly<{ [name: string]: string }> = {},
): Promise<void> {
  const { code, said } = await runDisturbed(args, { env, hasJumpingClock: true });
  if (code !== 0) throw new Error(said);
}

/** Throws where what `paths` name gives another dataset than the undisturbed one. */
export async function mustBuildTheSame(
  ground: Ground,
  paths: readonly string[],
  when: string,
  wanted = ground.calm,
): Promise<void> {
  const out = ground.folder();
  await runWhole(['build', ...paths, '--out', out]);
  mustBeSame(digestOf(out), wanted, when);
}
