import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { itemsOf } from '../src/executions';
import { chain, node, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

/** A server that notes whatever it is sent. */
async function spy(): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

/** What n8n's HTTP Request says when it asks with the Keepnet credential. */
async function ask(credential: { id: string; name: string }, url: string, options: object): Promise<string> {
  const parameters = { url, authentication: 'predefinedCredentialType', nodeCredentialType: 'keepnetApi', options };
  const request = node('Ask', 'n8n-nodes-base.httpRequest', 4.2, parameters);
  const withCredential = { ...request, credentials: { keepnetApi: credential } };
  const { id } = await createWorkflow(session, chain('HTTP Request', start(), withCredential));
  const execution = await runWorkflow(session, id);
  const { message = '', description = '' } = execution.error ?? {};
  return execution.error ? `${message} ${description}` : JSON.stringify(itemsOf(execution, 'Ask')[0]?.json);
}

test(
  'HTTP Request with the credential asks Keepnet, and sends the token to nobody else',
  { timeout: 90_000 },
  async () => {
    const server = await sandboxForTest();
    const credential = await storedFor(server);
    const own = `${server.url}/api/companies/my`;
    expect(await ask(credential, own, {})).toContain('"SUCCESS"');

    const other = await spy();
    expect(await ask(credential, own, { proxy: other.url })).toContain('it names a proxy of its own');
    expect(await ask(credential, own, { allowUnauthorizedCerts: true })).toContain('it accepts any certificate');
    expect(await ask(credential, `${other.url}/api/companies/my`, {})).toContain(`is not sent to ${other.url}`);
    expect(other.heard).toEqual([]);
  },
);
