import { expect, test } from 'vitest';

import { CredentialStore } from './harness/credential-store';
import { createExecuteContext } from './harness/execute-context';
import { n8n } from './harness/n8n-modules';
import { runNode } from './harness/run-node';
import { sandboxWith, TODAY } from './harness/sandbox';
import { testCredential } from './harness/test-credential';
import { PollWorkflow } from './trigger/poll-workflow';

const CUSTOMER = 'Quillemond Optics';

const OPERATIONS = [
  { resource: 'company', operation: 'getAll', returnAll: true },
  { resource: 'company', operation: 'getAll', returnAll: true, simplify: false },
  { resource: 'company', operation: 'export', list: 'all', format: 'csv' },
  { resource: 'company', operation: 'export', list: 'expired', format: 'excel' },
  { resource: 'license', operation: 'getOverLimit', returnAll: true },
  { resource: 'license', operation: 'getExpired', returnAll: true },
  { resource: 'license', operation: 'getRenewals', returnAll: true, days: 365 },
  { resource: 'usage', operation: 'getMonthlyTotal', groupBy: 'resellerName' },
  { resource: 'usage', operation: 'compareMonths' },
];

// The one that nodes, and n8n itself, write to.
const { logger } = createExecuteContext(new CredentialStore({}));

/** Everything that is written to n8n's log while `work` is under way, at every level, and what a process prints. */
async function logged(work: () => Promise<void>): Promise<string> {
  const { LoggerProxy } = n8n.workflow;
  const lines: string[] = [];
  const note = (...words: unknown[]): void => void lines.push(JSON.stringify(words));
  const undo: (() => void)[] = [];
  for (const target of [logger, LoggerProxy] as object[]) {
    for (const level of ['error', 'warn', 'info', 'debug']) {
      const before: unknown = Reflect.get(target, level);
      Reflect.set(target, level, note);
      undo.push(() => Reflect.set(target, level, before));
    }
  }
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    const write = stream.write.bind(stream);
    stream.write = ((chunk: unknown) => (note(String(chunk)), true)) as typeof stream.write;
    undo.push(() => (stream.write = write));
  }
  try {
    await work();
  } finally {
    for (const restore of undo) restore();
  }
  return lines.join('\n');
}

test('the log of what succeeds holds no customer', async () => {
  const { server, credentials } = await sandboxWith({ companies: 60 });
  const day = (days: number): string => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
  for (const renewalDay of [day(-5), day(5)]) {
    const users = { isLimited: true, numberOfUsers: '10', targetUsers: 500 };
    const names = { companyName: CUSTOMER, resellerName: CUSTOMER };
    server.sandbox.world.add({ ...names, ...users, renewalDay, renewalTime: null }, `${day(-90)}T12:00:00`);
  }
  const results: unknown[] = [];
  const log = await logged(async () => {
    for (const parameters of OPERATIONS) {
      const { items, error } = await runNode({ credentials, parameters });
      results.push(error?.message ?? items.map(({ json }) => json));
    }
    const trigger = new PollWorkflow(credentials, { event: 'licenseExpired', options: { emitExisting: true } });
    results.push(await trigger.activate(), await testCredential(credentials));
    // Shows that the log is heard.
    logger.warn('canary of the log');
  });
  expect(JSON.stringify(results)).toContain(CUSTOMER);
  expect(results.filter((result) => typeof result === 'string')).toEqual([]);
  expect(log).toContain('canary of the log');
  expect(log).not.toContain(CUSTOMER);
  for (const { companyId } of server.sandbox.snapshot()) expect(log).not.toContain(companyId);
});
