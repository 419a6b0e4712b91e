import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { secretForms } from '../../../packages/core/src/testing/secret-forms';
import { createUserFolder } from '../src/create-user-folder';
import { createCredential, testCredential } from '../src/credentials';
import type { Execution } from '../src/executions';
import { createOwner, Session } from '../src/session';
import { startN8n } from '../src/start-n8n';
import { chain, keepnet, node, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { type Failure, startCarelessServer } from './setup/careless-server';
import { readTraces } from './setup/read-traces';

const clientSecret = "s3cr&t <of> mine/1%!~'";
// Nothing about it looks like a token.
const token = 'Palisander/7+=';
// Shows that the search finds what a run leaves behind.
const canary = 'canary-9b27-of-a-run';

const AT_ONCE = 4;
const FAILURES: readonly (readonly [string, 'token' | 'api', Failure])[] = [
  ['wrong secret', 'token', 400],
  ['token request refused', 'token', 401],
  ['token request fails', 'token', 500],
  ['token request redirected', 'token', 307],
  ['token request breaks', 'token', 'reset'],
  ['token revoked', 'api', 401],
  ['wrong role', 'api', 403],
  ['request refused', 'api', 400],
  ['server error', 'api', 500],
  ['redirect', 'api', 302],
  ['connection breaks', 'api', 'reset'],
  ['answer cut short', 'api', 'cut'],
];

test('leaves no secret in database, files, logs and answers, whatever fails', { timeout: 480_000 }, async () => {
  const userFolder = await createUserFolder();
  const logFile = join(userFolder, 'logs', 'n8n.log');
  const extra = { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console,file', N8N_LOG_FILE_LOCATION: logFile };
  const n8n = await startN8n({ userFolder, extra, timeoutMs: 240_000 });
  const session = new Session(await createOwner(n8n.url));
  const shown: string[] = [];
  try {
    // Some side by side: what fails for a while is repeated with waits.
    for (let first = 0; first < FAILURES.length; first += AT_ONCE) {
      const some = FAILURES.slice(first, first + AT_ONCE);
      shown.push(...(await Promise.all(some.map((failing) => fail(session, ...failing)))));
    }
  } finally {
    await n8n.stop();
  }

  expect(existsSync(logFile)).toBe(true);
  const traces = [
    ...readTraces(userFolder),
    { place: 'what n8n printed', text: Buffer.from(n8n.output()).toString('latin1') },
    { place: 'what n8n showed', text: Buffer.from(shown.join('\n')).toString('latin1') },
  ];
  const placesOf = (text: string): string[] => {
    const bytes = Buffer.from(text).toString('latin1');
    return [...new Set(traces.filter((trace) => trace.text.includes(bytes)).map(({ place }) => place))];
  };
  expect(placesOf(canary)).toContain('table execution_data');
  // The database's own file, or the journal that it is written to first.
  expect(placesOf(canary).some((place) => place.startsWith('/.n8n/database.sqlite'))).toBe(true);
  const found = [clientSecret, token].flatMap((secret) =>
    secretForms(secret).flatMap((form) => placesOf(form).map((place) => ({ place, form }))),
  );
  expect(found).toEqual([]);
});

/** Lets a Test, a search and an export fail, and a search whose error is an item; returns all that n8n showed. */
async function fail(session: Session, name: string, on: 'token' | 'api', failure: Failure): Promise<string> {
  const server = await startCarelessServer(on, failure, token);
  const credential = await createCredential(session, name, { baseUrl: server.url, clientId: 'client', clientSecret });
  const search = { resource: 'company', operation: 'getAll', returnAll: true };
  const run = async (parameters: object, onError: string): Promise<Execution> => {
    const values = { assignments: { assignments: [{ id: 'a', name: 'canary', type: 'string', value: canary }] } };
    const set = node('Set', 'n8n-nodes-base.set', 3.4, values);
    const failing = { ...keepnet(credential, { ...parameters }), onError };
    const { id } = await createWorkflow(session, chain(name, start(), set, failing));
    return runWorkflow(session, id);
  };
  const shown = await Promise.all([
    testCredential(session, credential),
    run(search, 'stopWorkflow'),
    run({ resource: 'company', operation: 'export', list: 'all', format: 'csv' }, 'stopWorkflow'),
    run(search, 'continueRegularOutput'),
  ]);
  expect(shown.map(({ status }) => status)).toEqual(['Error', 'error', 'error', 'success']);
  // Each of the runs has met the failure.
  expect(server.failures()).toBeGreaterThanOrEqual(3);
  return JSON.stringify(shown);
}
