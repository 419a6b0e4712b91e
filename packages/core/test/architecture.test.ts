import { describe, expect, test } from 'vitest';

import { folderOf, LIBRARIES, readCoreSources } from './support/core-sources';

const RUNTIME_BOUND = ['node', 'testing'];

/** Which folders, or single files, a folder may import besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  texts: [],
  errors: ['texts'],
  ports: [],
  dates: ['errors', 'texts'],
  http: ['ports', 'errors', 'texts'],
  auth: ['http', 'ports', 'errors', 'texts'],
  files: ['errors', 'dates', 'texts'],
  search: ['files', 'http', 'ports', 'errors', 'dates', 'texts'],
  reading: ['search', 'files', 'http', 'ports', 'errors', 'dates', 'texts'],
  billing: ['reading', 'search', 'errors', 'dates', 'texts'],
  reports: ['billing', 'reading', 'search', 'files', 'errors', 'dates', 'texts'],
  'server-check': ['billing', 'reading', 'search', 'files', 'ports', 'errors', 'dates', 'texts'],
  operations: [
    ...['server-check', 'reports', 'billing', 'reading', 'search', 'files', 'auth', 'http', 'ports'],
    ...['errors', 'dates', 'texts'],
  ],
};

const sources = readCoreSources();
const portable = sources.filter(({ path }) => !RUNTIME_BOUND.includes(folderOf(path)));

test('every folder has its arrows', () => {
  const folders = new Set(portable.map(({ path }) => folderOf(path)).filter(Boolean));
  expect([...folders].toSorted()).toEqual(Object.keys(ARROWS).toSorted());
});

describe.each(Object.entries(ARROWS))('%s', (folder, allowed) => {
  test(`imports ${allowed.join(', ') || 'nothing else of the core'}`, () => {
    const open = [folder, ...allowed];
    const strangers = portable
      .filter(({ path }) => folderOf(path) === folder)
      .flatMap(({ path, ownImports }) => ownImports.map((target) => [path, target] as const))
      .filter(([, target]) => !open.includes(folderOf(target)) && !open.includes(target));
    expect(strangers).toEqual([]);
  });
});

test('nothing but node/ and testing/ imports what is bound to a runtime', () => {
  const wrong = sources.flatMap(({ path, ownImports }) =>
    ownImports
      .filter((target) => RUNTIME_BOUND.includes(folderOf(target)) && folderOf(target) !== folderOf(path))
      .map((target) => [path, target]),
  );
  expect(wrong).toEqual([]);
});

test('the portable part imports the libraries that a host can inline, nothing else', () => {
  const foreign = portable.flatMap(({ path, foreignImports }) => foreignImports.map((name) => [path, name] as const));
  expect(foreign.length).toBeGreaterThan(0);
  expect(foreign.filter(([, name]) => !LIBRARIES.includes(name))).toEqual([]);
});

test('billing computes: it imports what checks a price book and what counts money, and nothing that sends', () => {
  const billing = portable.filter(({ path }) => folderOf(path) === 'billing');
  const foreign = new Set(billing.flatMap(({ foreignImports }) => foreignImports));
  expect([...foreign].toSorted()).toEqual(['big.js', 'zod/mini']);
});
