import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/**
 * How to start npm without a shell: `npm` is a .cmd file on Windows, which only a shell can start, so its JavaScript is run instead.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} execPath the running Node
 * @returns {{ command: string, args: string[] }} arguments of npm come after `args`
 */
export function npmCommand(env, execPath = process.execPath) {
  // On Windows npm's script lies beside node.exe; a Node fetched by us comes without npm, so the PATH is searched as well.
  const folders = [dirname(execPath), ...(env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)];
  const scripts = folders.map((folder) => join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'));
  // Under `pnpm run` or `yarn run` this variable names that program, not npm.
  const script = [env.npm_execpath, ...scripts].find(
    (path) => path && basename(path) === 'npm-cli.js' && existsSync(path),
  );
  return script ? { command: execPath, args: [script] } : { command: 'npm', args: [] };
}
