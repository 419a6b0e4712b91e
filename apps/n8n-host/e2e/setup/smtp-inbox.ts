import { onTestFinished } from 'vitest';

import { type MailServer, startMailServer } from '../../src/mailbox/start-mail-server';

export type { Mail } from '../../src/mailbox/start-mail-server';
export type SmtpInbox = MailServer;

/**
 * A mail server for one test.
 *
 * @param refusal What it says to every recipient, instead of taking the mail.
 */
export async function smtpInbox(refusal?: string): Promise<SmtpInbox> {
  const server = await startMailServer(refusal);
  onTestFinished(() => server.close());
  return server;
}
