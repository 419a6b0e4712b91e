import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where every vitest run writes its report, seen from its package; a turbo output, so that cached runs count too. */
export const VITEST_REPORT = '.turbo/test-report.json';

/** Where the root's own `node --test` writes its TAP report, seen from the root. */
export const NODE_TEST_REPORT = '.turbo/test-report.tap';

/**
 * Removes the reports of earlier runs: a run that dies must not be counted with old numbers.
 *
 * @param {string} root the checkout
 */
export function removeTestReports(root) {
  rmSync(join(root, NODE_TEST_REPORT), { force: true });
  for (const { folder } of testedPackages(root)) {
    rmSync(join(root, folder, VITEST_REPORT), { force: true });
  }
}

/**
 * The test counts of each package that has a report, the root's scripts first.
 *
 * @param {string} root the checkout
 * @param {{ expectAll?: boolean }} [options] expectAll: a package without a report counts as one failure; off when only some packages ran
 * @returns {{ name: string, passed: number, failed: number }[]}
 */
export function readTestReports(root, { expectAll = false } = {}) {
  const counts = [];
  if (existsSync(join(root, NODE_TEST_REPORT))) {
    counts.push({ name: 'scripts', ...countTap(readFileSync(join(root, NODE_TEST_REPORT), 'utf8')) });
  } else if (expectAll) {
    counts.push({ name: 'scripts', passed: 0, failed: 1 });
  }
  for (const { folder } of testedPackages(root)) {
    const path = join(root, folder, VITEST_REPORT);
    if (existsSync(path)) {
      counts.push({ name: folder, ...countVitest(JSON.parse(readFileSync(path, 'utf8'))) });
    } else if (expectAll) {
      counts.push({ name: folder, passed: 0, failed: 1 });
    }
  }
  return counts;
}

/**
 * The names of the packages whose tests have left no report.
 *
 * @param {string} root the checkout
 */
export function packagesWithoutReport(root) {
  return testedPackages(root)
    .filter(({ folder }) => !existsSync(join(root, folder, VITEST_REPORT)))
    .map(({ manifest }) => manifest.name);
}

/** @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} report vitest's JSON report */
export function countVitest(report) {
  // A file that cannot be loaded has no failed test in it, and still must not count as passed.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

/** @param {string} tap the TAP output of `node --test` */
export function countTap(tap) {
  const number = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return { passed: number('pass'), failed: number('fail') + number('cancelled') };
}

/**
 * The packages that `npm test` tests. `apps/n8n-host` is none: its tests are `npm run e2e`.
 *
 * @param {string} root the checkout
 * @returns {{ folder: string, manifest: Record<string, any> }[]} folder relative to the root with forward slashes
 */
export function testedPackages(root) {
  return ['packages', 'apps']
    .filter((parent) => existsSync(join(root, parent)))
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) }))
    .filter(({ manifest }) => manifest.scripts?.test);
}
