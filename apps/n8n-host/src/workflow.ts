import { randomUUID } from 'node:crypto';

import type { StoredCredential } from './credentials';

/** A node of a workflow, as n8n exports it. */
export interface WorkflowNode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly position: readonly [number, number];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly credentials?: Readonly<Record<string, StoredCredential>>;
  readonly webhookId?: string;
  readonly disabled?: boolean;
}

export interface Connection {
  readonly node: string;
  readonly type: string;
  readonly index: number;
}

/** A workflow, as n8n exports it. */
export interface Workflow {
  readonly name: string;
  readonly nodes: readonly WorkflowNode[];
  readonly connections: Readonly<Record<string, Readonly<Record<string, readonly (readonly Connection[])[]>>>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

const SPACING = 240;

/** A node with the fields that are the same for all filled in. */
export function node(
  name: string,
  type: string,
  typeVersion: number,
  parameters: WorkflowNode['parameters'] = {},
): WorkflowNode {
  return { id: randomUUID(), name, type, typeVersion, parameters, position: [0, 0] };
}

/** The trigger that a manual run starts from. */
export const start = (): WorkflowNode => node('Start', 'n8n-nodes-base.manualTrigger', 1);

/** A Keepnet node; `kind` is `keepnet`, `keepnetTrigger` or `keepnetTool`. */
export function keepnet(
  credential: StoredCredential,
  parameters: WorkflowNode['parameters'],
  kind = 'keepnet',
  name = 'Keepnet',
): WorkflowNode {
  return withCredential(node(name, `n8n-nodes-keepnet.${kind}`, 1, parameters), credential);
}

/** The node with the credential, if it is one of Keepnet's; another node as it is. */
export function withCredential(given: WorkflowNode, { id, name }: StoredCredential): WorkflowNode {
  return given.type.startsWith('n8n-nodes-keepnet.') ? { ...given, credentials: { keepnetApi: { id, name } } } : given;
}

/** A workflow whose nodes follow one another. */
export function chain(name: string, ...nodes: readonly WorkflowNode[]): Workflow {
  const connections = nodes.slice(1).map((target, index) => {
    const main = [[{ node: target.name, type: 'main', index: 0 }]];
    return [nodes[index]?.name, { main }] as const;
  });
  return {
    name,
    nodes: nodes.map((each, index) => ({ ...each, position: [index * SPACING, 0] })),
    connections: Object.fromEntries(connections),
    settings: { executionOrder: 'v1' },
  };
}
