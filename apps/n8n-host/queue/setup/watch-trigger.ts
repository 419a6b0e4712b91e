import { type RunningSandbox, startSandbox } from '@keepnet-workflows/sandbox';

import { changeCompany } from '../../e2e/setup/change-company';
import { TODAY } from '../../e2e/setup/days';
import { STATIC_DATA } from '../../e2e/setup/poll-mode';
import { createCredential } from '../../src/credentials';
import { type Execution, executionsOf, itemsOf } from '../../src/executions';
import type { Session } from '../../src/session';
import { chain, keepnet, node } from '../../src/workflow';
import { createWorkflow, publishWorkflow } from '../../src/workflows';

/** A published trigger, and a company that was created after that. */
export interface WatchedTrigger {
  readonly companyId: string;
  /** What it has started so far. */
  executions(): Promise<Execution[]>;
  /** The companies that it has fired for so far. */
  fired(): Promise<unknown[]>;
  /** How often Keepnet was looked at so far. */
  polls(): number;
  close(): Promise<void>;
}

/** Publishes a trigger for new companies over a sandbox of its own, and creates a company. */
export async function watchTrigger(session: Session): Promise<WatchedTrigger> {
  const server: RunningSandbox = await startSandbox({ companies: 20, today: TODAY });
  const { url: baseUrl, clientId, clientSecret } = server;
  const credential = await createCredential(session, 'Trigger', { baseUrl, clientId, clientSecret });
  const trigger = keepnet(
    credential,
    { event: 'companyCreated', pollTimes: STATIC_DATA.pollTimes },
    'keepnetTrigger',
    'Trigger',
  );
  const stored = await createWorkflow(session, chain('Trigger', trigger, node('End', 'n8n-nodes-base.noOp', 1)));
  await publishWorkflow(session, stored);
  const { companyId } = await changeCompany(server, undefined, { companyName: 'New customer' });
  const executions = (): Promise<Execution[]> => executionsOf(session, stored.id);
  return {
    companyId,
    executions,
    fired: async () =>
      (await executions()).flatMap((each) => itemsOf(each, 'Trigger').map(({ json }) => json['companyId'])),
    polls: () => server.sandbox.journal.list().filter(({ path }) => path === '/api/companies/search').length,
    close: () => server.close(),
  };
}
