import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import { coreRoot, importedBy } from './support/core-sources';
import { freeIdentifiers } from './support/free-identifiers';

const ENTRY = join(coreRoot, 'dist/index.js');
const LIBRARIES = ['zod/mini', 'p-map', 'hucre/csv', 'hucre/xlsx', 'csv-parse/stream', 'big.js'];
const FORBIDDEN = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'],
  ...['process', 'global', 'globalThis', 'window', 'self', 'console', 'fetch', 'XMLHttpRequest', 'Buffer'],
  ...['eval', 'Function', 'require', 'module', 'exports', '__dirname', '__filename'],
];

/** The entry and every chunk that it imports. */
function builtFiles(file = ENTRY, found = new Set<string>()): Set<string> {
  if (!existsSync(file)) throw new Error(`${file} does not exist. Build the package first.`);
  if (found.has(file)) return found;
  found.add(file);
  for (const specifier of importedBy(file)) {
    if (specifier.startsWith('.')) builtFiles(resolve(dirname(file), specifier), found);
  }
  return found;
}

/** The names that a file of declarations declares. */
function declaredIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext);
  return source.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => (ts.isIdentifier(name) ? name.text : ''));
    }
    return ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? ''] : [];
  });
}

describe('the built portable entry', () => {
  const files = [...builtFiles()];
  const free = new Set(files.flatMap((file) => [...freeIdentifiers(readFileSync(file, 'utf8'))]));

  test('holds the code of the core', () => {
    const size = files.reduce((sum, file) => sum + readFileSync(file).length, 0);
    expect(size).toBeGreaterThan(20_000);
    expect(free).toContain('AbortController');
  });

  test.each(FORBIDDEN)('never uses %s', (name) => {
    expect(free.has(name)).toBe(false);
  });

  test('uses the language and the globals that portable-globals.d.ts declares, nothing else', () => {
    const language = runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[];
    const known = new Set([...language, ...declaredIn(join(coreRoot, 'src/portable-globals.d.ts'))]);
    expect([...free].filter((name) => !known.has(name))).toEqual([]);
  });

  test('imports the libraries that a host can inline, nothing else', () => {
    const foreign = files.flatMap(importedBy).filter((specifier) => !specifier.startsWith('.'));
    expect([...new Set(foreign)].filter((specifier) => !LIBRARIES.includes(specifier))).toEqual([]);
  });

  test('imports nothing while it runs', () => {
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toMatch(/\bimport\s*\(/);
  });
});
