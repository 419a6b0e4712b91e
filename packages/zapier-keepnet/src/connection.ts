import {
  type AccessToken,
  type ClientSettings,
  type Credentials,
  type DateFormat,
  DEFAULT_BASE_URL,
  oneLine,
  parseBaseUrl,
} from '@keepnet-workflows/core';
import type { Bundle } from 'zapier-platform-core';

import { readText } from './inputs/read-text';

type AuthData = Bundle['authData'] | undefined;

/** What the token exchange adds to the connection; Zapier stores only texts. */
export interface Session extends Record<string, string> {
  access_token: string;
}

/** The Client ID and Client Secret of a connection, as they are sent: without blanks from copying. */
export function readCredentials(authData: AuthData): Credentials {
  return { clientId: trimmed(authData?.['client_id']), clientSecret: trimmed(authData?.['client_secret']) };
}

// Zapier stores any value; one of another type counts as missing.
const trimmed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The settings of a connection. */
export function readSettings(authData: AuthData): Pick<ClientSettings, 'baseUrl' | 'dateFormat'> {
  const baseUrl = readText(authData?.['base_url'], 'Base URL');
  // The core checks the date format.
  const dateFormat = readText(authData?.['date_format'], 'Date Format') as DateFormat | undefined;
  return { ...(baseUrl && { baseUrl }), ...(dateFormat && { dateFormat }) };
}

/** The connection's token, or undefined before the first exchange. Zapier renews it, so its age is unknown. */
export function readToken(authData: AuthData): AccessToken | undefined {
  const value = authData?.['access_token'];
  return value ? { value, issuedAt: 0, expiresAt: Infinity } : undefined;
}

/**
 * The connection's name in the editor: the company's name, plus the server if it is not Keepnet's public one, so that
 * two connections of one company can be distinguished.
 */
export function connectionLabel(authData: AuthData, companyName: string | null): string {
  const baseUrl = parseBaseUrl(readSettings(authData).baseUrl);
  const name = oneLine(companyName ?? '') || 'Reseller Account';
  return baseUrl === DEFAULT_BASE_URL ? name : `${name} (${baseUrl.replace(/^https?:\/\//, '')})`;
}
