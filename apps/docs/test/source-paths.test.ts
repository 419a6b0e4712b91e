import { execFileSync } from 'node:child_process';

import { describe, expect, test } from 'vitest';

import { documents, readDocument, root } from './documents';

const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim().split('\n');

describe.each(documents())('%s', (path) => {
  test('names source files that exist', () => {
    // With a folder or without: what it names is the end of a path.
    const named = [...readDocument(path).matchAll(/`([\w./-]+\.(?:[cm]?ts|mjs))`/g)].map(([, name = '']) => name);
    const gone = named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name.replace(/^\.\//, '')}`)));
    expect(gone).toEqual([]);
  });
});
