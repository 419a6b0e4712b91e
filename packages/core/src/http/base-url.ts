import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

/** Keepnet's public API, for everyone without their own server. */
export const DEFAULT_BASE_URL = 'https://api.keepnetlabs.com';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

// URL reads a backslash as a slash and skips tabs and line breaks, so the real host could differ from the one a reader
// sees.
const MISLEADING = /[\s\\\p{Cc}\p{Cf}]/u;

/**
 * The address that every path is appended to, without a trailing slash or `/api`.
 *
 * @throws KeepnetConfigurationError unless it is https (or http on this machine) and has only a host
 *   and a path.
 */
export function parseBaseUrl(input: string = DEFAULT_BASE_URL): string {
  const text = typeof input === 'string' ? input.trim() : '';
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw invalid('is not a complete address', 'Write it with https://');
  }
  if (MISLEADING.test(text)) {
    throw invalid('holds a backslash, a space or an invisible character', 'Remove it');
  }
  if (url.username || url.password) throw invalid('holds a user name or password', 'Remove that part');
  if (url.search || url.hash || text.endsWith('?') || text.endsWith('#')) {
    throw invalid('holds a query or a fragment', 'Remove everything from the ? or # on');
  }
  const loopback = LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw invalid('does not begin with https://', 'Write it with https://, so that the credentials travel encrypted');
  }
  if (url.hostname === 'dash.keepnetlabs.com') {
    throw new KeepnetConfigurationError(
      `dash.keepnetlabs.com is the Keepnet console, not its API. Set the Base URL to ${DEFAULT_BASE_URL}.`,
    );
  }
  return (
    url.origin +
    url.pathname
      .replace(/\/+$/, '')
      .replace(/\/api$/i, '')
      .replace(/\/+$/, '')
  );
}

function invalid(what: string, remedy: string): KeepnetConfigurationError {
  return new KeepnetConfigurationError(`The Base URL ${what}. ${remedy}, for example ${DEFAULT_BASE_URL}.`);
}
