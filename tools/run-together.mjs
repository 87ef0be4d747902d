/** `node tools/run-together.mjs SCRIPT…`: npm scripts beside one another; ends with 1 where one of them does not end with 0. */
import { spawn } from 'node:child_process';
import process from 'node:process';

const ended = process.argv.slice(2).map(
  (script) =>
    new Promise((done) => {
      // The scripts' names are this project's own; on Windows npm is a script that only a shell starts.
      const child = spawn('npm', ['run', '--silent', script], {
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
      child.once('error', () => done(false));
      child.once('exit', (code) => done(code === 0));
    }),
);
process.exitCode = (await Promise.all(ended)).every(Boolean) ? 0 : 1;
