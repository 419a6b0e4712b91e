import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { TextResponse } from '../ports/transport';
import type { ApiRequest } from './api-request';
import type { HttpContext } from './http-context';
import { parseRetryAfter } from './parse-retry-after';
import { redact } from './redact';
import { readEnvelope, type ResponseEnvelope } from './response-envelope';
import { toApiError } from './to-api-error';
import type { Attempt } from './with-retry';

const DETAIL_LENGTH = 300;
const FIRST_WORDS_LENGTH = 120;
const MOST_MESSAGES = 10;
// Shown as it is, so nothing but the name of a status.
const STATUS = /^[A-Z][A-Z_ ]{0,39}$/;

/** Whom an answer is about, for its error. */
type Subject = Pick<ApiRequest, 'subject' | 'companyId'>;

/**
 * Tells an answer that can be used from one that cannot, and of that one whether asking again may help.
 *
 * @param due What a good answer is: the `data` of an envelope, JSON of any form, or a file, which JSON never is.
 */
export function readAnswer(
  context: HttpContext,
  about: Subject,
  response: TextResponse,
  due: 'data' | 'json',
): Attempt<unknown>;
export function readAnswer(context: HttpContext, about: Subject, response: TextResponse, due: 'file'): Attempt<never>;
export function readAnswer(
  context: HttpContext,
  about: Subject,
  response: TextResponse,
  due: 'data' | 'json' | 'file',
): Attempt<unknown> {
  const { status, body: text } = response;
  const json = parseJson(text);
  const envelope = readEnvelope(json);
  if (status < 200 || status >= 300 || envelope?.kind === 'error') return failure(context, about, response, envelope);
  if (due === 'json' && json !== undefined) return { value: json };
  if (due === 'file') return unreadable(about, 'is JSON, where a file was due');
  if (envelope) return { value: envelope.data };
  if (json !== undefined) return unreadable(about, 'is not in the form that Keepnet documents', false);
  if (text.trim() === '') return unreadable(about, 'is empty');
  if (text.trimStart().startsWith('<')) {
    return unreadable(about, 'is a web page, not data (the API is usually at https://api.keepnetlabs.com)');
  }
  return unreadable(about, 'is not valid JSON; it may have been cut short');
}

function failure(
  context: HttpContext,
  about: Subject,
  { status: statusCode, headers, body: text }: TextResponse,
  envelope: ResponseEnvelope | undefined,
): Attempt<never> {
  const error = envelope?.kind === 'error' ? envelope : { status: '', message: '', validationMessages: [] };
  const clean = (words: string): string => redact(words, context.secrets).slice(0, DETAIL_LENGTH);
  const validationMessages = error.validationMessages.slice(0, MOST_MESSAGES).map(clean);
  const detail =
    validationMessages.join('; ') ||
    clean(error.message) ||
    clean(firstWords(redact(text, context.secrets))).slice(0, FIRST_WORDS_LENGTH);
  const retryAfterMs = parseRetryAfter(headers['retry-after'], context.clock.now());
  const refused = error.status === 'INPUT_ERROR' || error.status === 'PRIVACY_ERROR';
  const rateLimited = statusCode === 429;
  return {
    retryable: !refused && (rateLimited || statusCode === 408 || statusCode >= 500 || statusCode < 300),
    rateLimited,
    retryAfterMs,
    toError: (tries) =>
      toApiError({
        subject: about.subject,
        statusCode,
        status: STATUS.test(error.status) ? error.status : '',
        detail: detail.slice(0, DETAIL_LENGTH),
        validationMessages,
        companyId: about.companyId,
        tries,
        retryAfterMs,
      }),
  };
}

function unreadable(about: Subject, what: string, retryable = true): Attempt<never> {
  return {
    retryable,
    toError: (tries) =>
      new KeepnetResponseError(
        `The answer to ${about.subject} ${what}.${tries} Check the Base URL, and whether a proxy answers in ` +
          'place of Keepnet.',
      ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

// JSON may hold customers' rows; a web page of a proxy does not, and its words help.
function firstWords(text: string): string {
  if (/^\s*[[{"]/.test(text)) return '';
  const words = text
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  return words.trim();
}
