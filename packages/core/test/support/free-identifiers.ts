import ts from 'typescript';

/**
 * The names that JavaScript code uses without declaring or importing them: what it expects of its surroundings, also
 * inside `typeof`. Words in comments, strings, property names and labels do not count.
 */
export function freeIdentifiers(code: string): Set<string> {
  const fileName = '/code.js';
  const options: ts.CompilerOptions = {
    allowJs: true,
    noLib: true,
    noResolve: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
  };
  const file = ts.createSourceFile(fileName, code, ts.ScriptTarget.ESNext, true);
  const program = ts.createProgram([fileName], options, {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => (name === fileName ? file : undefined),
    fileExists: (name) => name === fileName,
    readFile: () => undefined,
  });
  const checker = program.getTypeChecker();
  const free = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node) && !isDeclared(node, checker)) free.add(node.text);
    node.forEachChild(visit);
  };
  visit(file);
  return free;
}

// They belong to the language, though no code declares them.
const BUILT_IN = ['undefined', 'arguments'];

function isReference(node: ts.Identifier): boolean {
  const { parent, text } = node;
  if (BUILT_IN.includes(text)) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  // What is imported or exported is declared somewhere, or the code does not even parse.
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent) && !ts.isMetaProperty(parent);
}

function isDeclared(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return (symbol?.declarations?.length ?? 0) > 0;
}
