import { readTemplates } from '../../src/read-templates';
import type { StoredCredential } from '../../src/credentials';
import { withCredential, type Workflow, type WorkflowNode } from '../../src/workflow';

/** What a user sets in a node. */
export interface Choice {
  readonly credentials?: Readonly<Record<string, StoredCredential>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/**
 * A template as it ships, with what its note "What to set" tells a user to set, and nothing else.
 *
 * @param choices By the name of a node.
 * @throws Error when the note does not tell a user to set something in a node.
 */
export async function filledTemplate(
  file: string,
  keepnet: StoredCredential,
  choices: Readonly<Record<string, Choice>> = {},
): Promise<Workflow> {
  const template = (await readTemplates()).find((each) => each.file === file);
  if (!template) throw new Error(`There is no template ${file}.`);
  const { workflow } = template;
  const notes = workflow.nodes.map(({ parameters }) => String(parameters['content'] ?? '')).join('\n');
  for (const name of Object.keys(choices)) {
    if (!notes.includes(`*${name}*`)) throw new Error(`No note of ${file} speaks of the node ${name}.`);
  }
  return {
    ...workflow,
    nodes: workflow.nodes.map((node) => filled(withCredential(node, keepnet), choices[node.name])),
  };
}

function filled(node: WorkflowNode, { credentials, parameters }: Choice = {}): WorkflowNode {
  return {
    ...node,
    parameters: { ...node.parameters, ...parameters },
    ...(credentials && { credentials: { ...node.credentials, ...credentials } }),
  };
}
