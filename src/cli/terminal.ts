/** Where the program speaks: standard output, standard error, and the progress line on a terminal. */
import { once } from 'node:events';
import { cleanText } from './clean-text.ts';
import { exitCodes } from './exit-codes.ts';
import { messagesOf, type Language } from './language.ts';
import type { Messages } from './messages.en.ts';
import { paceOf } from './pace.ts';
import { painter, type Paint } from './paint.ts';
import type { RunLog } from './run-log.ts';
import { cutStartTo, cutTo, widthOf } from './width.ts';

export interface Terminal {
  readonly language: Language;
  readonly t: Messages;
  readonly paint: Paint;
  /** Columns that tables are fitted into. */
  readonly width: number;
  /** Whether standard output is read by a person. */
  readonly isScreen: boolean;
  /** Whether stacks of our own mistakes are wanted (`GONGKAI_DEBUG=1`). */
  readonly isDebugging: boolean;
  /** Writes to standard output and waits while the reader is slow. */
  readonly print: (text: string) => Promise<void>;
  /** Writes a sentence to standard error. */
  readonly say: (sentence: string) => void;
  /** The log for machines; null where none is wanted. */
  readonly log: RunLog | null;
  /** Whether anybody is told how far the run is: then it is worth knowing how much there is. */
  readonly isWatched: boolean;
  /**
   * Tells that a document was read, and which share of all work is done (0 to 1; null where the whole is not known): on
   * a terminal, and in the log.
   */
  readonly progress: (file: string, share?: number | null) => void;
  /** Tells on a terminal what is being done where no document comes any more. */
  readonly doing: (what: string) => void;
  /** Removes the progress line. */
  readonly endProgress: () => void;
}

/** Tables are made for these widths; piped output has one width everywhere. */
const widths = { least: 40, most: 200, piped: 100 };
/** Columns that are left to a file's name, whatever stands before it. */
const leastOfName = 20;
/** The progress line is drawn at most this often, in milliseconds. */
const drawEvery = 100;

export interface TerminalOptions {
  readonly language: Language;
  readonly isQuiet: boolean;
  /** Columns asked for; null: those of the screen. */
  readonly width: number | null;
  readonly log?: RunLog | null;
}

/** The terminal of this process. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { stdout, stderr, env } = process;
  const { log = null } = options;
  const t = messagesOf[options.language];
  const isScreen = stdout.isTTY;
  const isColoured = isScreen && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  const hasProgress = stderr.isTTY && !options.isQuiet;
  const clearLine = '\r\u001b[K';
  const started = performance.now();
  let drawn = -Infinity;
  let isDrawn = false;
  let count = 0;

  const draw = (text: string): void => {
    isDrawn = true;
    stderr.write(clearLine + text);
  };
  const lineWidth = (): number => Math.max(stderr.columns - 1, leastOfName);
  const endProgress = (): void => {
    if (isDrawn) stderr.write(clearLine);
    isDrawn = false;
  };
  const screenWidth = Math.min(Math.max(isScreen ? stdout.columns : widths.piped, widths.least), widths.most);
  return {
    language: options.language,
    t,
    paint: painter(isColoured),
    width: options.width ?? screenWidth,
    isScreen,
    log,
    isWatched: hasProgress || log !== null,
    isDebugging: env['GONGKAI_DEBUG'] === '1',
    async print(text) {
      // On one screen, the progress line would be written into the middle of what is printed.
      if (isScreen) endProgress();
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    say(sentence) {
      endProgress();
      stderr.write(`${sentence}\n`);
      log?.write({ kind: 'said', text: sentence });
    },
    progress(file, share = null) {
      count++;
      const now = performance.now();
      const pace = paceOf(count, now - started, share);
      log?.progress(count, pace);
      if (!hasProgress || now - drawn < drawEvery) return;
      drawn = now;
      const head = t.progress(count, pace.perSecond.toFixed(1), pace.secondsLeft, '');
      const name = cutStartTo(cleanText(file), Math.max(lineWidth() - widthOf(head), leastOfName));
      draw(cutTo(head + name, lineWidth()));
    },
    doing(what) {
      if (hasProgress) draw(cutTo(what, lineWidth()));
    },
    endProgress,
  };
}

/** Whoever reads our output may stop reading: that is no failure, and nothing is left to say. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
    throw error;
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
