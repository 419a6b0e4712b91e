import assert from 'node:assert/strict';
import { test } from 'node:test';

import { temporaryWorkspace } from './temporary-workspace.mjs';
import { closingLine } from './run-tests.mjs';
import { countTap, countVitest, readTestReports, removeTestReports } from './test-reports.mjs';

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const report = { numPassedTests: 7, numFailedTests: 0, testResults: [passed] };

test('returns the counts of every package that has a report', (context) => {
  const root = temporaryWorkspace(context, {
    'package.json': { name: 'root', scripts: { test: 'all' } },
    '.turbo/test-report.tap': 'TAP version 13\n# tests 5\n# pass 4\n# fail 1\n# cancelled 0\n',
    'packages/core/package.json': { name: 'core', scripts: { test: 'vitest run' } },
    'packages/core/.turbo/test-report.json': report,
    'packages/other/package.json': { name: 'other', scripts: { test: 'vitest run' } },
  });
  const counts = readTestReports(root);
  assert.deepEqual(counts, [
    { name: 'scripts', passed: 4, failed: 1 },
    { name: 'packages/core', passed: 7, failed: 0 },
  ]);
  assert.equal(closingLine(counts), '11 passed, 1 failed');
  assert.equal(closingLine(readTestReports(root, { expectAll: true })), '11 passed, 2 failed');
  removeTestReports(root);
  assert.deepEqual(readTestReports(root), []);
});

test('returns a failure for a test file that could not be loaded', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  const counts = countVitest({ numPassedTests: 1, numFailedTests: 1, testResults: [passed, failing, broken] });
  assert.deepEqual(counts, { passed: 1, failed: 2 });
});

test('returns cancelled tests as failures', () => {
  assert.deepEqual(countTap('# pass 2\n# fail 0\n# cancelled 1\n'), { passed: 2, failed: 1 });
});
