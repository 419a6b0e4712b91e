import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { TextResponse } from '../ports/transport';
import type { ApiRequest } from './api-request';
import type { HttpContext } from './http-context';
import { parseJson } from './parse-json';
import { parseHttpDate, parseRetryAfter } from './parse-retry-after';
import { plainPhrase } from './plain-phrase';
import { readEnvelope, type ResponseEnvelope } from './response-envelope';
import { toApiError } from './to-api-error';
import { beginsLikeMarkup, describeBody, isWebPage } from './web-page';
import type { Attempt } from './with-retry';

const PHRASE_LENGTH = 150;
const DETAIL_LENGTH = 300;
const MOST_MESSAGES = 10;
// Shown unchanged, so only a status name is allowed.
const STATUS = /^[A-Z][A-Z_ ]{0,39}$/;

/** What the answer is about, for its error. */
type Subject = Pick<ApiRequest, 'subject' | 'companyId'>;

/**
 * Decides whether an answer can be used and, if not, whether repeating the request may help.
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
  const envelope = json.kind === 'json' ? readEnvelope(json.value) : undefined;
  if (status < 200 || status >= 300 || envelope?.kind === 'error') return failure(context, about, response, envelope);
  if (json.kind === 'refused') return unusable(about, json.problem);
  if (due === 'json' && json.kind === 'json') return { value: json.value };
  if (due === 'file') return unreadable(about, 'is JSON, where a file was due');
  if (envelope) return { value: envelope.data };
  if (json.kind === 'json') return unreadable(about, 'is not in the form that Keepnet documents', { retryable: false });
  if (text.trim() === '') return unreadable(about, 'is empty');
  const form = describeBody(response, context.secrets);
  if (beginsLikeMarkup(text)) {
    return unreadable(about, 'is a web page, not data (the API is usually at https://api.keepnetlabs.com)', { form });
  }
  return unreadable(about, 'is not valid JSON; it may have been cut short', { form });
}

function failure(
  context: HttpContext,
  about: Subject,
  response: TextResponse,
  envelope: ResponseEnvelope | undefined,
): Attempt<never> {
  const { status: statusCode, headers } = response;
  const error = envelope?.kind === 'error' ? envelope : undefined;
  const phrase = (words: string): string => plainPhrase(words, context.secrets, PHRASE_LENGTH);
  const validationMessages = (error?.validationMessages ?? []).slice(0, MOST_MESSAGES).map(phrase).filter(Boolean);
  const detail = validationMessages.join('; ') || phrase(error?.message ?? '');
  // The server's clock, if it sends one: ours may be minutes off.
  const serverNow = parseHttpDate(headers['date']) ?? context.clock.now();
  const retryAfterMs = parseRetryAfter(headers['retry-after'], serverNow);
  const refused = error?.status === 'INPUT_ERROR' || error?.status === 'PRIVACY_ERROR';
  const rateLimited = statusCode === 429;
  return {
    retryable: !refused && (rateLimited || statusCode === 408 || statusCode >= 500 || statusCode < 300),
    rateLimited,
    retryAfterMs,
    toError: (tries) =>
      toApiError({
        subject: about.subject,
        statusCode,
        status: error && STATUS.test(error.status) ? error.status : '',
        detail: detail.slice(0, DETAIL_LENGTH),
        form: error ? '' : describeBody(response, context.secrets),
        isWebPage: !error && isWebPage(response),
        validationMessages,
        companyId: about.companyId,
        tries,
        retryAfterMs,
      }),
  };
}

interface Unreadable {
  readonly retryable?: boolean;
  /** What the answer is, as `describeBody` says it. */
  readonly form?: string;
}

function unreadable(about: Subject, what: string, { retryable = true, form }: Unreadable = {}): Attempt<never> {
  return {
    retryable,
    toError: (tries) =>
      new KeepnetResponseError(
        `The answer to ${about.subject} ${what}.${form ? ` It came as ${form}.` : ''}${tries} Check the Base URL, ` +
          'and whether a proxy answers in place of Keepnet.',
      ),
  };
}

function unusable(about: Subject, problem: string): Attempt<never> {
  return {
    retryable: false,
    toError: () =>
      new KeepnetResponseError(
        `Nothing of the answer to ${about.subject} is used: it ${problem}. Check the Base URL; if it is right, tell ` +
          'Keepnet support.',
      ),
  };
}
