import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OXLINT = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
const SAVE = 'declare function save(): Promise<boolean>;\n';

/** The rules that a file of TypeScript breaks. */
function broken(context, code) {
  const folder = mkdtempSync(join(tmpdir(), 'keepnet-promises-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  // oxlint looks for its second half from where it is started.
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "lib": ["ES2022"] } }');
  writeFileSync(join(folder, 'a.ts'), `${SAVE}${code}\nexport {};\n`);
  const args = ['--type-aware', '--format=json', '-c', join(ROOT, '.oxlintrc.json'), 'a.ts'];
  const { stdout } = spawnSync(process.execPath, [OXLINT, ...args], { cwd: folder, encoding: 'utf8' });
  const { diagnostics, number_of_files: files } = JSON.parse(stdout);
  assert.equal(files, 1);
  return diagnostics.map(({ code: rule }) => /\((.*)\)/.exec(rule)[1]);
}

for (const [code, rule] of [
  ['save();', 'no-floating-promises'],
  ['if (save()) throw 1;', 'no-misused-promises'],
  ['export const a = async () => await 1;', 'await-thenable'],
]) {
  test(`reports ${rule} for ${code}`, (context) => {
    assert.deepEqual(broken(context, code), [rule]);
  });
}

test('accepts a promise that is awaited, returned or handled', (context) => {
  const code = 'export const a = async () => await save();\nexport const b = () => save();\nvoid save();';
  assert.deepEqual(broken(context, code), []);
});
