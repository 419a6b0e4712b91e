import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetAuthenticationError } from '../errors/keepnet-authentication-error';
import type { KeepnetError } from '../errors/keepnet-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import { KeepnetPermissionError } from '../errors/keepnet-permission-error';
import { KeepnetRateLimitError } from '../errors/keepnet-rate-limit-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';

const SETTINGS = 'Company → Company Settings → REST API';

/** What is known about an error answer, in words that are safe to show. */
interface ErrorAnswer {
  /** What was requested, as worded after "for": `the company search`. */
  readonly subject: string;
  readonly statusCode: number;
  /** The envelope's status in upper case, or an empty string. */
  readonly status: string;
  /** What the envelope says, in short phrases; may be empty. */
  readonly detail: string;
  /** What the body is if it is not an envelope, as described by `describeBody`. */
  readonly form: string;
  /** Whether the body is markup, which Keepnet never sends. */
  readonly isWebPage: boolean;
  readonly validationMessages: readonly string[];
  /** The requested company, if it was a single one. */
  readonly companyId?: string | undefined;
  /** How often and how long the request was tried; empty after a single try. */
  readonly tries: string;
  readonly retryAfterMs?: number | undefined;
}

/** The one place where a status becomes an error. Statuses without their own row become a KeepnetApiError. */
export function toApiError(answer: ErrorAnswer): KeepnetError {
  const { statusCode, subject, validationMessages } = answer;
  const facts = { statusCode, validationMessages };
  if (isFromBetween(answer)) return fromBetween(answer);
  const came = answer.form ? ` Its answer came as ${answer.form}.` : '';
  const said = answer.detail ? ` Keepnet says: ${answer.detail}` : '';
  if (answer.status === 'PRIVACY_ERROR') {
    const who = answer.companyId ? `The company ${answer.companyId}` : 'A customer';
    return new KeepnetPermissionError(
      `${who} denies your reseller account access through its privacy setting. Ask that customer to allow it.${said}`,
      { ...facts, code: 'PRIVACY' },
    );
  }
  if (answer.status === 'INPUT_ERROR' || statusCode === 400) {
    return new KeepnetInvalidRequestError(
      `Keepnet did not accept ${subject}.${said || ` It gave no reason; check the filters and the month.${came}`}`,
      facts,
    );
  }
  if (statusCode === 401 || statusCode === 306) {
    return new KeepnetAuthenticationError(
      `Keepnet refused the access token for ${subject}, even after it was renewed. The credentials may have been ` +
        `revoked, or this IP address may not be allowed: check both under ${SETTINGS}.`,
      facts,
    );
  }
  if (statusCode === 403) {
    return new KeepnetPermissionError(
      `This credential may not use ${subject}. Set Client Role = Reseller for it under ${SETTINGS}.${said}`,
      facts,
    );
  }
  if (statusCode === 404) {
    const what = answer.companyId
      ? `Keepnet knows no company with the ID ${answer.companyId}. Look it up in the list of companies.`
      : `Keepnet does not know the address of ${subject}. Check the Base URL.`;
    return new KeepnetInvalidRequestError(what, { ...facts, code: 'NOT_FOUND' });
  }
  if (statusCode === 429) {
    const asked =
      answer.retryAfterMs === undefined ? '' : ` It asks to wait ${Math.ceil(answer.retryAfterMs / 1000)} seconds.`;
    return new KeepnetRateLimitError(
      `Keepnet limits the number of requests and refused ${subject}.${asked}${answer.tries} Try again later.`,
      { ...facts, retryAfterMs: answer.retryAfterMs },
    );
  }
  const shown = answer.status ? `${answer.status} (HTTP ${statusCode})` : `HTTP status ${statusCode}`;
  const advice = statusCode >= 500 || statusCode === 200 || statusCode === 408 ? ' Try again later.' : '';
  return new KeepnetApiError(
    `Keepnet answered ${subject} with ${shown}${inBrackets(answer.form)}.${said}${answer.tries}${advice}`,
    facts,
  );
}

const REFUSALS = [400, 401, 306, 403];

/** Whether a firewall, a proxy or a login page answered, so that Keepnet never saw the request. */
function isFromBetween({ statusCode, isWebPage, companyId }: ErrorAnswer): boolean {
  if (statusCode === 407 || isRedirect(statusCode)) return true;
  // A web page says nothing about whether a company with that ID exists.
  return isWebPage && (REFUSALS.includes(statusCode) || (statusCode === 404 && companyId !== undefined));
}

// 306 is not a redirect: the vendor's own clients treat it like a 401.
const isRedirect = (statusCode: number): boolean => statusCode >= 300 && statusCode < 400 && statusCode !== 306;

function fromBetween({ subject, statusCode, form, validationMessages }: ErrorAnswer): KeepnetError {
  if (isRedirect(statusCode)) {
    return new KeepnetResponseError(
      `The server redirects ${subject} to another address, which is not followed (HTTP status ${statusCode}` +
        `${form && `, ${form}`}), so that the token stays where it belongs. A proxy or a login page may answer in ` +
        'place of Keepnet. Check the Base URL.',
    );
  }
  return new KeepnetApiError(
    `Keepnet was not reached for ${subject}: a firewall, a proxy or a login page on the way answered with HTTP status ` +
      `${statusCode}${inBrackets(form)}. Check the Base URL and the proxy settings, and ask whoever runs your network ` +
      'to let requests to Keepnet through.',
    { statusCode, validationMessages },
  );
}

const inBrackets = (form: string): string => (form ? ` (${form})` : '');
