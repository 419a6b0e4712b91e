import { findSecret } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { CredentialStore } from './harness/credential-store';
import { runNode } from './harness/run-node';
import { startServer } from './harness/server';
import { testCredential } from './harness/test-credential';

// Words like any other: nothing about them tells that they are secrets.
const TOKENS = ['Palisander-Mond', 'Ahorn-Sichel'];
const CLIENT_SECRET = 'Birnbaum & Kiesel';
const SECRETS = [...TOKENS, CLIENT_SECRET];

const OPERATIONS = [
  { resource: 'company', operation: 'getAll', returnAll: true },
  { resource: 'company', operation: 'export', list: 'all' },
  { resource: 'usage', operation: 'getMonthlyTotal' },
];

/** A server that renews its token once, and then fails, saying all that it knows. */
async function echoing(status: number): Promise<CredentialStore> {
  let issued = 0;
  const said = `Not with ${SECRETS.join(', ')}.`;
  const body = JSON.stringify({ status: 'INPUT_ERROR', message: said, validationMessages: [said], data: null });
  const { url } = await startServer((path) => {
    if (path !== '/connect/token') return issued < 2 ? { status: 401, body } : { status, body };
    issued = Math.min(issued + 1, TOKENS.length);
    return { status: 200, body: JSON.stringify({ access_token: TOKENS[issued - 1], expires_in: 3600 }) };
  });
  return new CredentialStore({ baseUrl: url, clientId: 'client', clientSecret: CLIENT_SECRET });
}

test.each([400, 401, 403, 404, 200])(
  'an execution holds neither the tokens nor the Client Secret that a server says with %i',
  async (status) => {
    for (const parameters of OPERATIONS) {
      const stopped = await runNode({ credentials: await echoing(status), parameters });
      expect(stopped.error).toBeDefined();
      // What n8n stores of an error.
      const stored = JSON.parse(JSON.stringify(stopped.error)) as object;
      expect(
        findSecret({ stored, message: stopped.error?.message, stack: stopped.error?.stack }, SECRETS),
      ).toBeUndefined();
      const onError = 'continueRegularOutput';
      const { items, hints } = await runNode({ credentials: await echoing(status), parameters, onError });
      expect(items).toHaveLength(1);
      expect(findSecret({ items, hints }, SECRETS)).toBeUndefined();
    }
    expect(findSecret(await testCredential(await echoing(status)), SECRETS)).toBeUndefined();
  },
);
