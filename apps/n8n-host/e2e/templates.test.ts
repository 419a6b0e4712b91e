import type { INode, INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';

import { readTemplates } from '../src/read-templates';
import { withCredential, type Workflow } from '../src/workflow';
import { createWorkflow } from '../src/workflows';
import { NodeHelpers } from './setup/node-helpers';
import { sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

const templates = await readTemplates();
const types = await session.get<INodeTypeDescription[]>('/types/nodes.json');

function descriptionOf({ type, typeVersion }: Pick<INode, 'type' | 'typeVersion'>): INodeTypeDescription | undefined {
  return types.find(({ name, version }) => name === type && [version].flat().includes(typeVersion));
}

/** The paths of what is in `given` and not in `known`. */
function missingIn(known: unknown, given: unknown, path = ''): string[] {
  if (typeof given !== 'object' || given === null) return [];
  if (typeof known !== 'object' || known === null) return [path];
  return Object.entries(given).flatMap(([name, value]) =>
    name in known ? missingIn((known as Record<string, unknown>)[name], value, `${path}.${name}`) : [`${path}.${name}`],
  );
}

test('finds the templates', () => {
  expect(templates.length).toBeGreaterThanOrEqual(7);
});

describe.each(templates)('$file', ({ workflow }) => {
  test('is imported as it is, and ready once the credential is chosen', async () => {
    const credential = await storedFor(await sandboxForTest());
    const nodes = workflow.nodes.map((node) => withCredential(node, credential));
    const { id } = await createWorkflow(session, { ...workflow, nodes });
    const stored = await session.get<Workflow>(`/rest/workflows/${id}`);
    expect(stored.nodes).toHaveLength(workflow.nodes.length);
    expect(stored.connections).toEqual(workflow.connections);
  });

  test.each(workflow.nodes.map((node) => ({ node, name: node.name })))(
    'knows the node "$name" and its parameters',
    ({ node }) => {
      const description = descriptionOf(node);
      if (!description) throw new Error(`${node.type} has no version ${node.typeVersion} here.`);
      const given = node.parameters as INodeParameters;
      const asStored = node as unknown as INode;
      const known = NodeHelpers.getNodeParameters(description.properties, given, true, false, asStored, description);
      expect(missingIn(known, given)).toEqual([]);
      // Credentials, addresses and ids are the user's to choose.
      const issues = NodeHelpers.getNodeParametersIssues(description.properties, asStored, description);
      expect(
        Object.keys(issues?.parameters ?? {}).filter((name) => name in given && !isForTheUser(given[name])),
      ).toEqual([]);
    },
  );
});

/** An address or a list that waits for the user's choice. */
function isForTheUser(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && (value as { value?: unknown }).value === '');
}
