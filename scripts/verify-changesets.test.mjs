import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changesetProblems, packagesInliningCore, releasedPackages } from './verify-changesets.mjs';

const CORE = '@keepnet-workflows/core';
const HOST = 'n8n-nodes-keepnet';

function changeset(...lines) {
  return ['---', ...lines, '---', '', 'The text: "other-package": patch', ''].join('\n');
}

test('returns the packages of a changeset, whatever their quotes', () => {
  const markdown = changeset(`"${CORE}": minor`, `'${HOST}': patch`, 'plain: major');
  assert.deepEqual(releasedPackages(markdown), [CORE, HOST, 'plain']);
});

test('returns the packages of a changeset with Windows line ends', () => {
  assert.deepEqual(releasedPackages(changeset(`"${CORE}": patch`).replaceAll('\n', '\r\n')), [CORE]);
});

test('returns no package for an empty changeset', () => {
  assert.deepEqual(releasedPackages('---\n---\n'), []);
});

test('returns the versioned packages that hold the core in their devDependencies', () => {
  const uses = { devDependencies: { [CORE]: 'workspace:*' } };
  const packages = [
    { folder: 'packages/n8n-nodes-keepnet', manifest: { name: HOST, version: '1.0.0', ...uses } },
    {
      folder: 'packages/zapier-keepnet',
      manifest: { name: 'zapier-keepnet', version: '1.0.0', private: true, ...uses },
    },
    { folder: 'packages/unversioned', manifest: { name: 'unversioned', ...uses } },
    { folder: 'packages/ignored', manifest: { name: 'ignored', version: '1.0.0', ...uses } },
    {
      folder: 'packages/normal',
      manifest: { name: 'normal', version: '1.0.0', dependencies: { [CORE]: 'workspace:*' } },
    },
    { folder: 'apps/demo', manifest: { name: 'demo', version: '1.0.0', ...uses } },
  ];
  assert.deepEqual(packagesInliningCore(packages, ['ignored']), [HOST, 'zapier-keepnet']);
});

test('returns a problem for a changeset that names the core alone', () => {
  const problems = changesetProblems({ 'brave-cats.md': changeset(`"${CORE}": patch`) }, [HOST, 'zapier-keepnet']);
  assert.equal(problems.length, 1);
  assert.match(problems[0], /^\.changeset\/brave-cats\.md names .* must also name n8n-nodes-keepnet, zapier-keepnet:/);
});

test('returns no problem when the hosts are named too, or the core is not named', () => {
  const changesets = {
    'a.md': changeset(`"${CORE}": patch`, `"${HOST}": patch`),
    'b.md': changeset(`"${HOST}": minor`),
  };
  assert.deepEqual(changesetProblems(changesets, [HOST]), []);
});
