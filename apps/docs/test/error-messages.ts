import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** A message of the product as its code writes it; what is filled in at run time is "…". */
export interface ErrorMessage {
  readonly text: string;
  readonly file: string;
}

/**
 * What makes a message, the position of its argument, and what it puts before it: n8n's errors name the node first, its
 * Test rules the status.
 */
const MAKERS: readonly (readonly [RegExp, number, string?])[] = [
  [/^Keepnet\w*Error$/, 0],
  [/^z\.errors\.Error$/, 0],
  [/^(context\.)?warn$/, 0],
  [/^Node(Operation|Api)Error$/, 1],
  [/^CredentialError$/, 0],
  [/^failed$/, 1],
  [/^refused$/, 2],
  [/^showHint$/, 1],
  [/^stop$/, 0],
  [/^unusableValue$/, 1, '"…" '],
];

/**
 * Reads the messages out of the code.
 *
 * @param folder of TypeScript sources; tests and what is for tests only are left out
 */
export function errorMessages(folder: string): ErrorMessage[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.ts$/.test(file) && !/\.(test|property\.test|d)\.ts$|(^|\/)testing\//.test(file))
    .sort()
    .flatMap((file) => messagesOf(readFileSync(join(folder, file), 'utf8')).map((text) => ({ text, file })));
}

/**
 * Reads the messages out of the Code nodes of n8n templates.
 *
 * @param folder of workflows
 */
export function templateMessages(folder: string): ErrorMessage[] {
  return readdirSync(folder).flatMap((file) => {
    const { nodes } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      readonly nodes: readonly { readonly parameters: { readonly jsCode?: string } }[];
    };
    return nodes.flatMap(({ parameters }) => messagesOf(parameters.jsCode ?? '').map((text) => ({ text, file })));
  });
}

function messagesOf(source: string): string[] {
  const root = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const maker = node.expression.getText(root);
      const [, position, before = ''] = MAKERS.find(([pattern]) => pattern.test(maker)) ?? [];
      const message = position === undefined ? undefined : node.arguments?.[position];
      // Full stops are put behind what stands within a sentence.
      const after = before && '.';
      if (message !== undefined) found.push(...textsOf(message, root).map((text) => before + text + after));
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return [...new Set(found)].filter((text) => /\w{2,} /.test(text));
}

/** @returns what an expression may read as: several for a choice, "…" for what only the run knows */
function textsOf(node: ts.Expression, root: ts.SourceFile): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression, root);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue, root), ...textsOf(node.whenFalse, root)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return textsOf(node.left, root).flatMap((left) => textsOf(node.right, root).map((right) => left + right));
  }
  if (ts.isTemplateExpression(node)) {
    return [[node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('…')];
  }
  if (ts.isIdentifier(node)) {
    const value = initializerOf(node.text, root);
    return value === undefined ? ['…'] : textsOf(value, root);
  }
  return ['…'];
}

function initializerOf(name: string, root: ts.SourceFile): ts.Expression | undefined {
  let value: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === name)
      value = node.initializer;
    ts.forEachChild(node, visit);
  };
  visit(root);
  return value;
}
