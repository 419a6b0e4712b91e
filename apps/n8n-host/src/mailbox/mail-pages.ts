import type { Mail } from './start-mail-server';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 960px; padding: 0 1rem; color: #222 }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #ddd }
iframe { border: 1px solid #ddd; width: 100%; height: 70vh } pre { white-space: pre-wrap } .quiet { color: #666 }`;

/** All mails, the newest first. It looks again every few seconds. */
export function listPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    ({ subject, from, recipients, arrivedAt }, index) =>
      `<tr><td><a href="/mails/${index}">${escape(subject || '(no subject)')}</a></td><td>${escape(from)}</td>` +
      `<td>${escape(recipients.join(', '))}</td><td>${arrivedAt.toTimeString().slice(0, 8)}</td></tr>`,
  );
  const list =
    rows.length === 0
      ? '<p>No mail yet. Execute a template in n8n; what it sends arrives here.</p>'
      : `<table><tr><th>Subject</th><th>From</th><th>To</th><th>Arrived</th></tr>${rows.reverse().join('')}</table>`;
  return page('Mailbox', `<h1>Mailbox</h1>${list}`, '<meta http-equiv="refresh" content="5">');
}

/** One mail with its attachments. */
export function mailPage({ subject, from, recipients, html, text, attachments }: Mail, index: number): string {
  const files = attachments.map(
    ({ filename, size }, number) =>
      `<li><a href="/mails/${index}/attachments/${number}">${escape(filename ?? 'attachment')}</a> ` +
      `<span class="quiet">${Math.ceil(size / 1024)} KB</span></li>`,
  );
  const body = html
    ? `<iframe title="The mail" sandbox="" src="/mails/${index}/html"></iframe>`
    : `<pre>${escape(text)}</pre>`;
  return page(
    subject,
    `<p><a href="/">All mails</a></p><h1>${escape(subject || '(no subject)')}</h1>` +
      `<p class="quiet">From ${escape(from)} to ${escape(recipients.join(', '))}</p>` +
      `${files.length > 0 ? `<ul>${files.join('')}</ul>` : ''}${body}`,
  );
}

function page(title: string, body: string, head = ''): string {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>${head}` +
    `<style>${STYLE}</style></head><body>${body}</body></html>`
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
