import type { AddressInfo } from 'node:net';

import { type Attachment, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const ACCOUNT = { user: 'n8n', password: 'smtp-test' };

/** A mail as its recipient sees it. */
export interface Mail {
  readonly from: string;
  /** The actual recipients, whatever its headers say. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Empty for a mail of plain text. */
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly arrivedAt: Date;
}

export interface MailServer {
  /** What a user enters in n8n's SMTP credential. */
  readonly credential: Readonly<Record<string, unknown>>;
  /** In the order in which they arrived. */
  readonly mails: readonly Mail[];
  close(): Promise<void>;
}

/**
 * A mail server on loopback that keeps all mail and forwards nothing.
 *
 * @param refusal If set, the answer to every recipient; no mail is accepted.
 */
export async function startMailServer(refusal?: string): Promise<MailServer> {
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
        mails.push({
          from: from?.text ?? '',
          recipients: envelope.rcptTo.map(({ address }) => address),
          subject,
          text: text.trimEnd(),
          html: html || '',
          attachments,
          arrivedAt: new Date(),
        });
        done();
      }, done);
    },
  });
  // n8n hangs up in the middle of a conversation that was refused.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    credential: { ...ACCOUNT, host: '127.0.0.1', port, secure: false, disableStartTls: true, hostName: 'localhost' },
    mails,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
