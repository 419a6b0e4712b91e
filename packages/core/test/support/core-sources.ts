import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

export const coreRoot = fileURLToPath(new URL('../..', import.meta.url));
const sourceRoot = join(coreRoot, 'src');

/** What the portable part may import: a host can inline these. */
export const LIBRARIES = ['zod/mini', 'p-map', 'hucre/csv', 'hucre/xlsx', 'csv-parse/stream', 'big.js'];

export interface SourceFile {
  /** Below `src`, without extension: `http/send-request`. */
  readonly path: string;
  /** Below `src` likewise; both code and types. */
  readonly ownImports: readonly string[];
  /** Libraries and Node's own modules. */
  readonly foreignImports: readonly string[];
}

/** Every file of the core that is shipped, with what it imports or re-exports. */
export function readCoreSources(): SourceFile[] {
  const files = globSync('**/*.ts', { cwd: sourceRoot }).filter((file) => !/\.(?:test|d)\.ts$/.test(file));
  return files.map((file) => {
    const path = file.replaceAll('\\', '/').replace(/\.ts$/, '');
    const specifiers = importedBy(join(sourceRoot, file));
    const [own, foreign] = [specifiers.filter(isRelative), specifiers.filter((specifier) => !isRelative(specifier))];
    return { path, ownImports: own.map((specifier) => resolveFrom(path, specifier)), foreignImports: foreign };
  });
}

/** What a file imports, however: statically, as a re-export, dynamically, as a type. */
export function importedBy(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The folder of a path below `src`; an empty string for a file at its top. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

function resolveFrom(path: string, specifier: string): string {
  return relative(sourceRoot, resolve(dirname(join(sourceRoot, path)), specifier)).replaceAll('\\', '/');
}
