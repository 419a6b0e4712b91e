import type { RunningSandbox } from '@keepnet-workflows/sandbox';

import { createCredential } from '../../src/credentials';
import { executionsOf, itemsOf } from '../../src/executions';
import type { Session } from '../../src/session';
import { chain, keepnet, node, type WorkflowNode } from '../../src/workflow';
import { createWorkflow, publishWorkflow } from '../../src/workflows';
import { changeCompany } from './change-company';
import { type Gate, gateTo } from './gate';
import { type PollMode, STATIC_DATA } from './poll-mode';
import { accessTo, sandboxForTest } from './sandbox';

/** What one execution was started with, and how it ended. */
export interface Firing {
  readonly status: string;
  readonly companyIds: readonly unknown[];
}

/** A published workflow that Keepnet Trigger starts for each new company, with a sandbox and a gate of its own. */
export interface Watcher {
  readonly workflowId: string;
  readonly gate: Gate;
  readonly server: RunningSandbox;
  /** Adds a company: the event. Returns its id. */
  addCompany(): Promise<string>;
  /** How many searches have arrived at the sandbox: at least one per poll. */
  searches(): number;
  /** The executions so far, oldest first. */
  firings(session: Session): Promise<Firing[]>;
}

/** @param next What the trigger hands the companies to, made for the gate. Default: nothing happens. */
export async function startWatcher(
  session: Session,
  { pollTimes }: PollMode = STATIC_DATA,
  next: (gate: Gate) => WorkflowNode = () => node('End', 'n8n-nodes-base.noOp', 1),
): Promise<Watcher> {
  const server = await sandboxForTest({ companies: 30 });
  const gate = await gateTo(server.url);
  const credential = await createCredential(session, 'Sandbox', accessTo(gate));
  const trigger = keepnet(credential, { event: 'companyCreated', pollTimes }, 'keepnetTrigger', 'Trigger');
  const stored = await createWorkflow(session, chain('Watcher', trigger, next(gate)));
  await publishWorkflow(session, stored);
  return {
    workflowId: stored.id,
    gate,
    server,
    async addCompany() {
      const change = { companyName: 'New customer', renewalDate: null, licenseLimit: 100, targetUsers: 5 };
      return (await changeCompany(server, undefined, change)).companyId;
    },
    searches: () => server.sandbox.journal.list().filter(({ path }) => path.endsWith('/search')).length,
    async firings(current) {
      const executions = await executionsOf(current, stored.id);
      return executions.map((execution) => ({
        status: execution.status,
        companyIds: itemsOf(execution, 'Trigger').map(({ json }) => json['companyId']),
      }));
    },
  };
}
