import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explainFailure } from './explain-failure.mjs';

const CASES = [
  ['npm error code ECONNREFUSED', /cannot be reached/],
  ['npm error code ENOTFOUND', /cannot be reached/],
  ['npm error code ENOTCACHED', /cannot be reached/],
  ['npm error code ENOSPC', /disk is full/],
  ['gyp ERR! find Python', /compiler/],
  ['npm error code EINTEGRITY', /checksum/],
  ['EACCES: permission denied, mkdir', /cannot be written/],
  ['npm error code ETARGET', /does not have that version/],
  ['ERR_PNPM_OUTDATED_LOCKFILE  Cannot install', /commit the lockfile/],
];

for (const [output, sentence] of CASES) {
  test(`returns the cause for ${output}`, () => {
    assert.match(explainFailure(output), sentence);
  });
}

test('returns undefined for output that fits no known cause', () => {
  assert.equal(explainFailure('something else'), undefined);
});
