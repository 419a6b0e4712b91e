import { afterAll, beforeAll, expect, test } from 'vitest';

import { createUserFolder } from '../src/create-user-folder';
import { furnish } from '../src/furnish';
import { createOwner, Session } from '../src/session';
import { type RunningN8n, startN8n } from '../src/start-n8n';
import { runWorkflow } from '../src/workflows';
import { LAST_MONTH, sandboxForTest, TODAY } from './setup/sandbox';
import { readable, readableDate, readableMonth } from './setup/readable';
import { smtpInbox } from './setup/smtp-inbox';

let n8n: RunningN8n;
beforeAll(async () => {
  n8n = await startN8n({ userFolder: await createUserFolder() });
});
afterAll(() => n8n.stop());

test('what n8n is furnished with mails to the mailbox, without an account of Google', async () => {
  const session = new Session(await createOwner(n8n.url));
  const server = await sandboxForTest();
  const inbox = await smtpInbox();
  await furnish(session, server, inbox);
  const workflows = await session.get<readonly { readonly id: string; readonly name: string }[]>('/rest/workflows');
  const run = async (name: string): Promise<unknown> => {
    const id = workflows.find((workflow) => workflow.name === name)?.id;
    return (await runWorkflow(session, String(id), 'Schedule')).error;
  };
  expect(await run('Keepnet: monthly report by mail and Google Drive')).toBeUndefined();
  expect(await run('Keepnet: over-limit true-up list')).toBeUndefined();
  const total = server.sandbox.snapshot({ month: LAST_MONTH }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  expect(inbox.mails.map(({ subject }) => subject)).toEqual([
    expect.stringContaining(`Keepnet report, ${readableMonth(LAST_MONTH)}: ${readable(total)} Monthly Users`),
    expect.stringContaining(`Keepnet true-up as of ${readableDate(TODAY)}`),
  ]);
});
