import { createCredential, type KeepnetCredential, type StoredCredential } from './credentials';
import { exampleWorkflow } from './example-workflow';
import type { MailServer } from './mailbox/start-mail-server';
import { readTemplates } from './read-templates';
import type { Session } from './session';
import { withCredential, type WorkflowNode } from './workflow';
import { createWorkflow } from './workflows';

const MAIL = 'n8n-nodes-base.emailSend';
// There is no account for these: switched off, they do not keep the mail from the mailbox.
const GOOGLE: readonly string[] = ['n8n-nodes-base.googleDrive', 'n8n-nodes-base.googleSheets'];

/** The client of a sandbox. */
export interface SandboxAccess extends Omit<KeepnetCredential, 'baseUrl'> {
  readonly url: string;
}

/**
 * Puts credentials for the sandbox and the mailbox, the templates and an example into a new n8n.
 *
 * @returns How many workflows there are.
 */
export async function furnish(
  session: Session,
  { url, clientId, clientSecret }: SandboxAccess,
  mailServer: Pick<MailServer, 'credential'>,
): Promise<number> {
  const credential = await createCredential(session, 'Keepnet sandbox', { baseUrl: url, clientId, clientSecret });
  const smtp = await session.post<StoredCredential>('/rest/credentials', {
    name: 'Mailbox',
    type: 'smtp',
    data: mailServer.credential,
  });
  const templates = await readTemplates();
  for (const { workflow } of templates) {
    const isMailed = workflow.nodes.some(({ type }) => type === MAIL);
    const nodes = workflow.nodes.map((node) =>
      isMailed && GOOGLE.includes(node.type)
        ? { ...node, disabled: true }
        : withMailbox(withCredential(node, credential), smtp),
    );
    await createWorkflow(session, { ...workflow, nodes });
  }
  // Last, so that it is on top of n8n's list.
  await createWorkflow(session, exampleWorkflow(credential));
  return templates.length + 1;
}

/** A node that mails, filled in so that what it sends arrives in the mailbox. */
function withMailbox(node: WorkflowNode, { id, name }: StoredCredential): WorkflowNode {
  if (node.type !== MAIL) return node;
  const addresses = { fromEmail: 'keepnet@example.com', toEmail: 'billing@example.com' };
  return { ...node, parameters: { ...node.parameters, ...addresses }, credentials: { smtp: { id, name } } };
}
