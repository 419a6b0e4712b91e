import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { listPage, mailPage } from './mail-pages';
import { type MailServer, startMailServer } from './start-mail-server';

export interface Mailbox extends MailServer {
  /** Where a browser shows the mails. */
  readonly url: string;
}

const PATH = /^\/mails\/(\d+)(?:\/(html|attachments\/(\d+)))?$/;
// A mail may contain anything: nothing in it runs, and nothing is fetched.
const MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";

/** A mail server, and a page that shows what it has taken, both on loopback. */
export async function startMailbox(): Promise<Mailbox> {
  const mailServer = await startMailServer();
  const web = createServer(({ url = '/', headers }, response) => {
    // Another site's page must not read the mails through its own host name.
    const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
    if (isLocal) answer(mailServer, url, response);
    else response.writeHead(403).end();
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  return {
    ...mailServer,
    url: `http://127.0.0.1:${(web.address() as AddressInfo).port}`,
    async close() {
      web.closeAllConnections();
      web.close();
      await mailServer.close();
    },
  };
}

function answer({ mails }: MailServer, url: string, response: ServerResponse): void {
  if (url === '/') return sendHtml(response, listPage(mails));
  const [, index = '', part, number] = PATH.exec(url) ?? [];
  const mail = mails[Number(index || 'none')];
  const attachment = mail?.attachments[Number(number ?? 'none')];
  if (mail && part === undefined) return sendHtml(response, mailPage(mail, Number(index)));
  if (mail && part === 'html') return sendHtml(response, mail.html, MAIL_POLICY);
  if (!attachment) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename ?? 'attachment')}`,
    'x-content-type-options': 'nosniff',
  });
  response.end(attachment.content);
}

function sendHtml(response: ServerResponse, html: string, policy = PAGE_POLICY): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(html);
}
