import { showCount } from '../errors/show-count';
import type { TextResponse } from '../ports/transport';
import { plainPhrase } from './plain-phrase';
import { redact } from './redact';
import { ERROR_BYTES } from './read-error-text';

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]{1,60}$/;
const TITLE = /<title\b[^>]{0,200}>([^<]{1,1000})/i;
const TITLE_LENGTH = 80;

/**
 * Whether an answer is markup, which Keepnet's API never sends: a firewall, a proxy, a login page or a content network
 * answers with a web page, some with XML.
 */
export function isWebPage({ headers, body }: TextResponse): boolean {
  return mediaTypeOf(headers) === 'text/html' || beginsLikeMarkup(body);
}

/** Whether the first character of a text opens a tag. */
export function beginsLikeMarkup(text: string): boolean {
  // White space includes the byte order mark.
  return text.trimStart().startsWith('<');
}

/**
 * Describes a body that is not from Keepnet, without its words, which may be anyone's: `text/html, 1,234 bytes,
 * titled "Access denied"`. Empty for an empty body.
 */
export function describeBody({ headers, body }: TextResponse, secrets: readonly string[]): string {
  if (body.trim() === '') return '';
  const bytes = new TextEncoder().encode(body.slice(0, ERROR_BYTES)).length;
  const size = bytes < ERROR_BYTES ? `${showCount(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}` : 'more than 64 KB';
  const title = beginsLikeMarkup(body) ? titleOf(body, secrets) : '';
  const mediaType = redact(mediaTypeOf(headers), secrets);
  return [MEDIA_TYPE.test(mediaType) ? mediaType : 'no media type', size, title && `titled "${title}"`]
    .filter(Boolean)
    .join(', ');
}

function mediaTypeOf(headers: TextResponse['headers']): string {
  return (headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase();
}

function titleOf(page: string, secrets: readonly string[]): string {
  const [, title = ''] = TITLE.exec(page.slice(0, ERROR_BYTES)) ?? [];
  return plainPhrase(title, secrets, TITLE_LENGTH);
}
