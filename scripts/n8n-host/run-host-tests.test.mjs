import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { temporaryWorkspace } from '../tests/temporary-workspace.mjs';
import { countE2e, dayChanged } from './run-host-tests.mjs';

const report = (numPassedTests, numFailedTests) => ({ numPassedTests, numFailedTests, testResults: [] });

test('returns what the report counts', (context) => {
  const root = temporaryWorkspace(context, { 'report.json': report(5, 0) });
  assert.deepEqual(countE2e(join(root, 'report.json'), 0), { passed: 5, failed: 0 });
});

test('returns a failure for a run that failed without a failed test', (context) => {
  const root = temporaryWorkspace(context, { 'report.json': report(5, 0) });
  assert.deepEqual(countE2e(join(root, 'report.json'), 1), { passed: 5, failed: 1 });
});

test('returns a failure for a run without a report, whatever its exit code was', (context) => {
  const root = temporaryWorkspace(context, {});
  assert.deepEqual(countE2e(join(root, 'missing.json'), 0), { passed: 0, failed: 1 });
  assert.deepEqual(countE2e(join(root, 'missing.json'), 1), { passed: 0, failed: 1 });
});

test('says when the day changed during a run', () => {
  const [evening, night] = [new Date('2026-11-20T23:50:00Z'), new Date('2026-11-21T00:10:00Z')];
  assert.equal(dayChanged(evening, evening), '');
  assert.match(dayChanged(evening, night), /^\nThe day changed in UTC .* run them again\.\n$/);
});

test('returns the failures as they are when there are some', (context) => {
  const root = temporaryWorkspace(context, { 'report.json': report(5, 3) });
  assert.deepEqual(countE2e(join(root, 'report.json'), 1), { passed: 5, failed: 3 });
});
