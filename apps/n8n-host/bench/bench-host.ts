import { randomUUID } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { createUserFolder } from '../src/create-user-folder';
import type { StoredCredential } from '../src/credentials';
import { freePort } from '../src/free-port';
import { HostError } from '../src/host-error';
import { PATHS } from '../src/paths';
import { createOwner, Session } from '../src/session';
import { startN8n } from '../src/start-n8n';
import { chain, node, type WorkflowNode } from '../src/workflow';
import { createWorkflow, publishWorkflow } from '../src/workflows';
import { Inspector } from './inspector';
import { ProcessMeter } from './process-meter';

/** A published workflow that a call of its webhook runs. */
export interface RunnableWorkflow {
  /** Runs it to its end and gives the first item of its last node. */
  run(): Promise<Readonly<Record<string, unknown>>>;
}

/** An n8n whose use of time and memory can be read. */
export interface BenchHost {
  readonly meter: ProcessMeter;
  readonly inspector: Inspector;
  addCredential(type: string, data: object): Promise<StoredCredential>;
  /** Publishes a webhook that is followed by the nodes. */
  addWorkflow(name: string, nodes: readonly WorkflowNode[]): Promise<RunnableWorkflow>;
  /** Publishes a workflow whose first node is its trigger. */
  addTrigger(name: string, nodes: readonly WorkflowNode[]): Promise<void>;
  stop(): Promise<void>;
}

// n8n has the day of the sandbox: around a month's end a proof needs one more round trip.
const STANDS_AT_NOON = pathToFileURL(join(PATHS.root, 'scripts', 'tests', 'stand-at-noon.mjs')).href;
const BARE_NODE = join(PATHS.root, 'apps', 'n8n-host', 'bench', 'bare-node');
const LONGEST_START_MS = 300_000;
const LONGEST_RUN_MS = 600_000;

export async function startBenchHost(extra: Readonly<Record<string, string>> = {}): Promise<BenchHost> {
  const inspectorPort = await freePort();
  const userFolder = await createUserFolder();
  await cp(BARE_NODE, join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-bare'), { recursive: true });
  const nodeOptions = [`--inspect=127.0.0.1:${inspectorPort}`, `--import=${STANDS_AT_NOON}`];
  const n8n = await startN8n({ userFolder, nodeOptions, extra, timeoutMs: LONGEST_START_MS });
  const inspector = await Inspector.connect(inspectorPort);
  const session = new Session(await createOwner(n8n.url));
  return {
    meter: new ProcessMeter(n8n.pid),
    inspector,
    addCredential: (type, data) => session.post('/rest/credentials', { name: `${type} ${randomUUID()}`, type, data }),
    async addWorkflow(name, nodes) {
      const path = randomUUID();
      const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2, { path, responseMode: 'lastNode', options: {} });
      const workflow = chain(name, { ...webhook, webhookId: path }, ...nodes);
      await publishWorkflow(session, await createWorkflow(session, workflow));
      const address = `${n8n.url}/webhook/${path}`;
      return { run: () => call(address) };
    },
    async addTrigger(name, nodes) {
      await publishWorkflow(session, await createWorkflow(session, chain(name, ...nodes)));
    },
    async stop() {
      inspector.close();
      await n8n.stop();
    },
  };
}

async function call(address: string): Promise<Readonly<Record<string, unknown>>> {
  for (let tries = 0; ; tries++) {
    const { status, text } = await read(address);
    if (status === 200) return JSON.parse(text) as Readonly<Record<string, unknown>>;
    // A webhook exists only a moment after its workflow is published.
    if (status !== 404 || tries > 20) throw new HostError(`The run was answered with ${status}: ${text}`);
    await wait(100);
  }
}

/** Not fetch, which waits only five minutes for an answer. */
function read(address: string): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; text: string }>();
  const sent = get(address, { signal: AbortSignal.timeout(LONGEST_RUN_MS) }, (response) => {
    readText(response).then((body) => resolve({ status: response.statusCode, text: body }), reject);
  });
  sent.once('error', reject);
  return promise;
}
