import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

import { readAccess } from '../../credentials/access';
import { type ClientSettings, createCredentialClient } from '../../core';
import { clock } from './clock';
import { sendWithTestHelper } from './send-with-test-helper';
import { createTransport } from './transport';

const TIMEOUT_MS = 30_000;
// A user is waiting.
const RETRY = { maxAttempts: 2, budgetMs: 20_000 };

/**
 * What Test does: it gets its own token, never a stored one, and reads a page of companies as every operation does. It
 * fails with the same message as a run.
 */
export async function testCredential(
  this: ICredentialTestFunctions,
  { data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  try {
    const { baseUrl, ...credentials } = readAccess(data);
    const dateFormat = data.dateFormat as ClientSettings['dateFormat'];
    const transport = createTransport(sendWithTestHelper(this, data, TIMEOUT_MS));
    const client = createCredentialClient({ transport, clock, random: Math.random, secrets: [] }, credentials, {
      baseUrl,
      timeoutMs: TIMEOUT_MS,
      retry: RETRY,
      ...(dateFormat && { dateFormat }),
    });
    await client.searchCompanies({ limit: 1 });
    return { status: 'OK', message: 'Connection successful: companies can be read.' };
  } catch (error) {
    return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
  }
}
