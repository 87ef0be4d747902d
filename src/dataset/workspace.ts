/** Whole or not at all: a folder beside the dataset in which the new one grows, and the exchange of the two. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pid } from 'node:process';
import { DatasetError } from './errors.ts';
import { isOurs } from './manifest.ts';
import { announceMoves, moveBack, moveFolders } from './moved-folders.ts';
import { removeTree } from './remove-tree.ts';
import { syncFolder, syncFolders } from './sync-folders.ts';

/** Holds the process that writes; also the mark by which a folder is known as a workspace. */
const ownerName = 'gongkai-build';
const oldName = 'old';
const newName = 'new';

/** The workspaces of this process: another process may have had the same number before it. */
const mine = new Set<string>();

function isRunning(process: number): boolean {
  try {
    globalThis.process.kill(process, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The folder where a build keeps what is not yet whole. */
export interface Workspace {
  /** The new dataset. */
  readonly fresh: string;
  /** Where records wait. */
  readonly spool: string;
  /** What the next build finds of this one is made here, and moved to its place with the dataset. */
  readonly index: string;
  readonly kept: string;
}

function ownerOf(folder: string): number | null {
  try {
    const text = readFileSync(join(folder, ownerName), 'utf8');
    return /^\d{1,10}\n$/.test(text) ? Number(text) : null;
  } catch {
    return null;
  }
}

/** Throws `dataset.not_ours` where something else than a dataset stands there. An empty folder is no loss. */
function refuseOthers(target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false }) === undefined || isOurs(target)) return;
  const isEmpty = lstatSync(target).isDirectory() && readdirSync(target).length === 0;
  if (!isEmpty) throw new DatasetError('dataset.not_ours', target);
}

/** What an interrupted build left: the old dataset goes back to its place, the rest goes away. */
function recover(target: string): void {
  const parent = dirname(target);
  const prefix = `.${basename(target)}-`;
  for (const name of readdirSync(parent).sort()) {
    if (!name.startsWith(prefix) || !/^[A-Za-z0-9]{6}$/.test(name.slice(prefix.length))) continue;
    const folder = join(parent, name);
    if (!lstatSync(folder).isDirectory()) continue;
    const owner = ownerOf(folder);
    if (owner === null) {
      // A build that ended before it could sign; a folder with anything in it is not ours.
      if (readdirSync(folder).length === 0) rmdirSync(folder);
      continue;
    }
    if (owner === pid ? mine.has(folder) : isRunning(owner)) {
      throw new DatasetError('dataset.busy', folder, String(owner));
    }
    const old = join(folder, oldName);
    if (isOurs(old) && !existsSync(target)) {
      moveBack(folder, old, join(folder, newName));
      renameSync(old, target);
      syncFolder(parent);
    }
    removeTree(folder);
  }
}

/**
 * Makes a workspace beside `folder`. Throws DatasetError `dataset.not_ours` or `dataset.busy`, and the system's
 * error where the folder above cannot be written.
 */
export function openWorkspace(folder: string): Workspace & {
  /** Puts the new dataset in the place of the old one; `moved` are folders of the old one that are the new one's as they are. */
  commit: (moved?: readonly string[]) => void;
  discard: () => void;
} {
  const target = resolve(folder);
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  recover(target);
  refuseOthers(target);
  const own = mkdtempSync(join(parent, `.${basename(target)}-`));
  mine.add(own);
  const fresh = join(own, newName);
  const old = join(own, oldName);
  const discard = (): void => {
    mine.delete(own);
    try {
      removeTree(own);
    } catch {
      // What cannot be deleted now is deleted by the next build; what happened before is what matters.
    }
  };
  try {
    writeFileSync(join(own, ownerName), `${pid}\n`);
    mkdirSync(fresh);
  } catch (error) {
    discard();
    throw error;
  }
  const commit = (moved: readonly string[] = []): void => {
    announceMoves(own, moved);
    syncFolders(fresh);
    // Looked at again: the build may have taken hours.
    refuseOthers(target);
    const hasOld = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
    if (hasOld) renameSync(target, old);
    try {
      moveFolders(own, old, fresh);
      renameSync(fresh, target);
    } catch (error) {
      if (hasOld) {
        moveBack(own, old, fresh);
        renameSync(old, target);
      }
      throw error;
    }
    syncFolder(parent);
    discard();
  };
  return {
    fresh,
    spool: join(own, 'records.ndjson'),
    index: join(own, 'index.ndjson'),
    kept: join(own, 'kept.bin'),
    commit,
    discard,
  };
}
