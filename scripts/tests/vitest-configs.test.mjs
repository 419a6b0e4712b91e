import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { testedPackages } from './test-reports.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

for (const { folder, manifest } of testedPackages(ROOT)) {
  const file = ['vitest.config.ts', 'vitest.config.mts'].find((name) => existsSync(join(ROOT, folder, name)));

  test(`the tests of ${folder} go by no zone, language, day or chance of the machine`, () => {
    const config = readFileSync(join(ROOT, folder, file), 'utf8');
    assert.match(config, /^import '\.\.\/\.\.\/scripts\/tests\/pin-environment\.mjs';$/m);
    assert.match(config, /setupFiles: .*'\.\.\/\.\.\/scripts\/tests\/stand-at-noon\.mjs'/);
    if (manifest.devDependencies?.['fast-check']) assert.match(config, /setupFiles: .*'test\/support\/fixed-seed\.ts'/);
  });
}

test('the tests of the scripts, too, run in the pinned zone', () => {
  assert.equal(Intl.DateTimeFormat().resolvedOptions().timeZone, 'Pacific/Kiritimati');
});
