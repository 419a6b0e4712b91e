import { createCredential, type KeepnetCredential } from './credentials';
import { exampleWorkflow } from './example-workflow';
import { readTemplates } from './read-templates';
import type { Session } from './session';
import { withCredential } from './workflow';
import { createWorkflow } from './workflows';

/** The client of a sandbox. */
export interface SandboxAccess extends Omit<KeepnetCredential, 'baseUrl'> {
  readonly url: string;
}

/**
 * Puts a credential for the sandbox, the templates and an example into a new n8n.
 *
 * @returns How many workflows there are.
 */
export async function furnish(session: Session, { url, clientId, clientSecret }: SandboxAccess): Promise<number> {
  const credential = await createCredential(session, 'Keepnet sandbox', { baseUrl: url, clientId, clientSecret });
  const templates = await readTemplates();
  for (const { workflow } of templates) {
    const nodes = workflow.nodes.map((node) => withCredential(node, credential));
    await createWorkflow(session, { ...workflow, nodes });
  }
  // Last, so that it is on top of n8n's list.
  await createWorkflow(session, exampleWorkflow(credential));
  return templates.length + 1;
}
