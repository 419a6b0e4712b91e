import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { buildArchive } from '../pack/build-archive.mjs';
import { unpackArchive } from '../pack/unpack-archive.mjs';
import { readDefinition } from './harness/definition';

const run = promisify(execFile);
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keepnet-zapier-')));
let archive = '';

const stage = join(import.meta.dirname, '..', 'pack', 'dist');
const link = join(stage, '.zapierapprc');
const linked = existsSync(link) ? readFileSync(link, 'utf8') : undefined;

beforeAll(async () => {
  mkdirSync(stage, { recursive: true });
  if (linked === undefined) writeFileSync(link, '{ "id": 1, "key": "App1" }');
  writeFileSync(join(stage, 'of-an-earlier-build.js'), '');
  archive = await buildArchive();
  await unpackArchive(archive, folder);
}, 900_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (linked === undefined) rmSync(link, { force: true });
});

/** Calls what Zapier's servers call, in a process of its own and far from this checkout. */
async function call(command: string): Promise<unknown> {
  const code = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(join(folder, 'zapierwrapper.js')).href)});
    const { results } = await handler({ command: '${command}' });
    process.stdout.write('\\n' + JSON.stringify(results));
    process.exit(0);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, env: {} });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('the archive is smaller than 1.5 MB', () => {
  expect(statSync(archive).size).toBeLessThan(1_500_000);
});

test('it loads elsewhere, and is valid', async () => {
  expect(await call('validate')).toEqual([]);
});

test('it gives the definition of the source', async () => {
  expect(await call('definition')).toEqual(JSON.parse(JSON.stringify(await readDefinition())));
});

test('it brings no package but those of the runtime', () => {
  expect(existsSync(join(folder, 'node_modules', 'zapier-platform-core'))).toBe(true);
  for (const name of ['zapier-platform-cli', '@keepnet-workflows', 'zod', 'csv-parse', 'hucre']) {
    expect(existsSync(join(folder, 'node_modules', name)), name).toBe(false);
  }
});

test('the stage stays linked to its integration, and keeps nothing else', () => {
  expect(readFileSync(link, 'utf8')).toBe(linked ?? '{ "id": 1, "key": "App1" }');
  expect(existsSync(join(stage, 'of-an-earlier-build.js'))).toBe(false);
});
