import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import { coreRoot } from './support/core-sources';

const ENTRIES = ['src/index.ts', 'src/node/index.ts'];

/** The exports of the entries, resolved to what they stand for. */
function readExports() {
  const config = ts.readConfigFile(join(coreRoot, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, coreRoot);
  const roots = ENTRIES.map((path) => join(coreRoot, path));
  const program = ts.createProgram(roots, options);
  const checker = program.getTypeChecker();
  return roots.map((root, index) => {
    const file = program.getSourceFile(root);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${root} exports nothing`);
    const exports = checker.getExportsOfModule(module).map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return { name: symbol.name, documentation: ts.displayPartsToString(target.getDocumentationComment(checker)) };
    });
    return { entry: ENTRIES[index], code: file.text, exports };
  });
}

const entries = readExports();

describe.each(entries)('the entry $entry', ({ code, exports }) => {
  test('exports by name alone, so that each export is a decision', () => {
    expect(exports.length).toBeGreaterThan(4);
    expect(code).not.toMatch(/export \*|export (?:default|const|function|class)/);
  });

  test.each(exports)('documents $name', ({ documentation }) => {
    expect(documentation.length).toBeGreaterThan(20);
  });
});
