import type { ServiceAnswer, ServiceRequest, StandIn } from './https-proxy';

/** A mail as it was given to Microsoft 365. */
export interface OutlookMail {
  readonly subject: string;
  readonly body: { readonly contentType: string; readonly content: string };
  readonly toRecipients: readonly { readonly emailAddress: { readonly address: string } }[];
  readonly attachments: readonly { readonly name: string; readonly contentBytes: string }[];
}

/** Stands for the mail of Microsoft 365: keeps what is sent. */
export class Outlook implements StandIn {
  readonly host = 'graph.microsoft.com';
  readonly mails: OutlookMail[] = [];

  constructor(private readonly token: string) {}

  answer({ method, url, headers, body }: ServiceRequest): ServiceAnswer {
    if (headers.authorization !== `Bearer ${this.token}`) return { status: 401, body: { error: 'invalid token' } };
    if (method !== 'POST' || url.pathname !== '/v1.0/me/sendMail') {
      throw new Error(`Microsoft 365 has no ${method} ${url.pathname}.`);
    }
    this.mails.push((JSON.parse(body.toString()) as { message: OutlookMail }).message);
    return { status: 202 };
  }
}
