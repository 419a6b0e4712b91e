import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

for (const name of ['n8n', 'sandbox']) {
  test(`no shell stands between npm and the server ${name}: npm hands a signal to it alone`, () => {
    assert.equal(scripts[name], `exec node scripts/run.mjs ${name}`);
  });
}
