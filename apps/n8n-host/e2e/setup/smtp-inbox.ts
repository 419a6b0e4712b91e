import type { AddressInfo } from 'node:net';

import { type Attachment, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

const ACCOUNT = { user: 'n8n', password: 'smtp-test' };

/** A mail as its recipient has it. */
export interface Mail {
  readonly from: string;
  /** Whom it was delivered to, whatever its headers say. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

export interface SmtpInbox {
  /** What a user enters in n8n's credential. */
  readonly credential: Readonly<Record<string, unknown>>;
  readonly mails: readonly Mail[];
}

/**
 * A mail server for one test.
 *
 * @param refusal What it says to every recipient, instead of taking the mail.
 */
export async function smtpInbox(refusal?: string): Promise<SmtpInbox> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      const known = username === ACCOUNT.user && password === ACCOUNT.password;
      if (known) done(null, { user: username });
      else done(new Error('Unknown account'));
    },
    onRcptTo(_address, _session, done) {
      done(refusal === undefined ? null : Object.assign(new Error(refusal), { responseCode: 550 }));
    },
    onData(stream, { envelope }, done) {
      simpleParser(stream).then(({ from, subject = '', text = '', html, attachments }) => {
        const recipients = envelope.rcptTo.map(({ address }) => address);
        mails.push({
          from: from?.text ?? '',
          recipients,
          subject,
          text: text.trimEnd(),
          html: html || '',
          attachments,
        });
        done();
      }, done);
    },
  });
  // n8n hangs up in the middle of a conversation that was refused.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return {
    credential: { ...ACCOUNT, host: '127.0.0.1', port, secure: false, disableStartTls: true, hostName: 'localhost' },
    mails,
  };
}
