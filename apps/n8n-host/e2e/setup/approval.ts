import { expect } from 'vitest';

import type { Session } from '../../src/session';
import type { Mail, SmtpInbox } from './smtp-inbox';

// n8n gives an empty page to programs that say they are one.
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** What a run waits for. */
export interface Question {
  readonly executionId: string;
  readonly mail: Mail;
  /** The address of the form. */
  readonly form: string;
}

/** Waits until a run has mailed its question, and waits itself. */
export async function questionOf(
  session: Session,
  executionId: string,
  inbox: SmtpInbox,
  mailsBefore: number,
): Promise<Question> {
  const statusOf = async (): Promise<string> =>
    (await session.get<{ status: string }>(`/rest/executions/${executionId}`)).status;
  await expect.poll(statusOf, { timeout: 120_000 }).toBe('waiting');
  const mail = inbox.mails[mailsBefore];
  const address = /href="([^"]+)"/.exec(mail?.html ?? '')?.[1];
  if (!mail || !address) throw new Error('No question was mailed.');
  return { executionId, mail, form: address.replaceAll('&amp;', '&') };
}

/** Opens the form as a link in a mail does. */
export async function openForm(address: string): Promise<string> {
  const response = await fetch(address, { headers: { 'user-agent': BROWSER } });
  return response.text();
}

/** Fills the form in and sends it. */
export async function decide(address: string, decision: string): Promise<void> {
  const body = new FormData();
  body.set('field-0', decision);
  body.set('field-1', 'Ann Approver');
  const response = await fetch(address, { method: 'POST', body, headers: { 'user-agent': BROWSER } });
  if (!response.ok) throw new Error(`The form was answered with ${response.status}: ${await response.text()}`);
}
