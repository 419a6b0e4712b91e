import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import { priceBookSchema } from '../build/price-book-schema';
import { coreRoot, importedBy, LIBRARIES } from './support/core-sources';

const ENTRY = join(coreRoot, 'dist/index.js');
const DECLARATIONS = readFileSync(join(coreRoot, 'src/portable-globals.d.ts'), 'utf8');
const DECLARED = [...DECLARATIONS.matchAll(/^declare (?:const|class|function) (\w+)/gm)].map(([, name = '']) => name);

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

/** What code asks of its surroundings beyond the language and the globals that `portable-globals.d.ts` declares. */
function askedBeyondTheLanguage(code: string): string[] {
  const messages = new Linter().verify(code, {
    linterOptions: { noInlineConfig: true },
    languageOptions: { globals: Object.fromEntries(DECLARED.map((name) => [name, 'readonly'])) },
    rules: {
      'no-undef': ['error', { typeof: true }],
      // Of the language, and a way to everything else.
      'no-restricted-globals': ['error', 'globalThis', 'eval', 'Function'],
    },
  });
  return messages.map(({ message }) => message);
}

describe('the built portable entry', () => {
  const files = [...builtFiles()];
  const code = files.map((file) => readFileSync(file, 'utf8'));

  test('holds the code of the core', () => {
    expect(code.join('').length).toBeGreaterThan(20_000);
    expect(code.join('')).toContain('AbortController');
  });

  test('uses the language and the globals that portable-globals.d.ts declares, nothing else', () => {
    expect(code.flatMap(askedBeyondTheLanguage)).toEqual([]);
  });

  test.each([
    'setTimeout(f)',
    'typeof process',
    'globalThis.fetch()',
    'new Function("a")',
    'class A extends Buffer {}',
  ])('would not pass with %s in it', (line) => {
    expect(askedBeyondTheLanguage(`${code[0]}\n${line};`)).not.toEqual([]);
  });

  test('imports the libraries that a host can inline, nothing else', () => {
    const foreign = files.flatMap(importedBy).filter((specifier) => !specifier.startsWith('.'));
    expect([...new Set(foreign)].filter((specifier) => !LIBRARIES.includes(specifier))).toEqual([]);
  });

  test('imports nothing while it runs', () => {
    for (const text of code) expect(text).not.toMatch(/\bimport\s*\(/);
  });
});

test('the schema of a price book is published as the build makes it, with its descriptions', () => {
  const published: unknown = JSON.parse(readFileSync(join(coreRoot, 'dist/price-book.schema.json'), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(priceBookSchema())));
  expect(JSON.stringify(published).match(/"description"/g)?.length).toBeGreaterThan(14);
});
