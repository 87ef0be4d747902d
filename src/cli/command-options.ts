/** The options of all commands, as commander gives them, checked; and what numbers among them may be. */
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { blames, severities } from '../record/index.ts';
import { datasetOptions } from './dataset-commands.ts';
import { Stop } from './exit-codes.ts';
import { sortKeys } from './finding-choices.ts';
import { machineOptions } from './machines/machine-commands.ts';
import type { Messages } from './messages.en.ts';
import type { Reading } from './read-inputs.ts';

/** What commander gives, checked: its options are untyped. */
export const optionsSchema = z.object({
  quiet: z.boolean().default(false),
  json: z.boolean().default(false),
  /** The file that the log for machines is written into. */
  log: z.string().optional(),
  width: z.string().optional(),
  dataset: z.string().default('output/dataset'),
  failOn: z.enum(severities).optional(),
  rule: z.array(z.string()).default([]),
  severity: z.enum(severities).default('info'),
  out: z.string().default('output'),
  samples: z.string().optional(),
  /** A folder for pictures; of `site`, whether sources are shown. */
  evidence: z.union([z.string(), z.boolean()]).optional(),
  years: z.string().optional(),
  place: z.string().optional(),
  contact: z.string().optional(),
  pause: z.string().default('3'),
  night: z.string().optional(),
  maxSite: z.string().default('2000'),
  maxRun: z.string().default('50000'),
  dryRun: z.boolean().default(false),
  sources: z.string().optional(),
  threads: z.string().optional(),
  timeout: z.string().default('20'),
  blame: z.array(z.enum(blames)).default([]),
  agency: z.string().optional(),
  year: z.array(z.string()).default([]),
  decision: z.array(z.string()).default([]),
  decisions: z.string().default('decisions.ndjson'),
  sort: z.enum(sortKeys).default('severity'),
  /** Each command has its own; commander lets no other through. */
  format: z.string().optional(),
  proof: z.string().optional(),
  by: z.string().optional(),
  note: z.string().optional(),
  ...datasetOptions,
  ...machineOptions,
  since: z.string().optional(),
  host: z.string().default('127.0.0.1'),
  port: z.string().default('8321'),
});

/** The options of the command that runs; those that it does not have are at their defaults. */
export type Options = z.infer<typeof optionsSchema>;

/** More threads than this are no faster on any machine that we know, and each holds engines of its own. */
const mostThreads = 64;

/** A whole number within bounds; anything else is refused with a sentence. */
export function wholeOf(
  text: string,
  [least, most]: readonly [number, number],
  refusal: (text: string) => string,
): number {
  const whole = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (!(whole >= least && whole <= most)) throw new Stop(refusal(text));
  return whole;
}

/** The width of a terminal, in columns; null where it is not told. Throws Stop. */
export function widthOf(text: string | undefined, t: Messages): number | null {
  return text === undefined ? null : wholeOf(text, [40, 1000], t.misuse.badWidth);
}

/** A port; 0 lets the system choose. Throws Stop. */
export function portOf(text: string, t: Messages): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new Stop(t.misuse.badPort(text));
  return port;
}

/** How documents are read. Throws Stop. */
export function readingOf({ threads, timeout }: Options, program: string, t: Messages): Reading {
  return {
    program,
    threads:
      threads === undefined
        ? Math.min(availableParallelism(), mostThreads)
        : wholeOf(threads, [1, mostThreads], t.misuse.badThreads),
    timeoutMs: 1000 * wholeOf(timeout, [1, 3600], t.misuse.badTimeout),
  };
}
