import type { AccessToken, ClientSettings, Credentials, DateFormat } from '@keepnet-workflows/core';
import type { Bundle } from 'zapier-platform-core';

import { readText } from './inputs/read-text';

type AuthData = Bundle['authData'] | undefined;

/** What the token exchange adds to the connection; Zapier keeps texts only. */
export interface Session extends Record<string, string> {
  access_token: string;
  /** What the token allows, joined by commas; empty when Keepnet does not tell. */
  permissions: string;
}

/** The Client ID and Client Secret of a connection. */
export function readCredentials(authData: AuthData): Credentials {
  return { clientId: authData?.['client_id'] ?? '', clientSecret: authData?.['client_secret'] ?? '' };
}

/** The settings that a connection holds. */
export function readSettings(authData: AuthData): Pick<ClientSettings, 'baseUrl' | 'dateFormat'> {
  const baseUrl = readText(authData?.['base_url'], 'Base URL');
  // The core says what the date format may be.
  const dateFormat = readText(authData?.['date_format'], 'Date Format') as DateFormat | undefined;
  return { ...(baseUrl && { baseUrl }), ...(dateFormat && { dateFormat }) };
}

/** The token that a connection holds, or undefined before the first exchange. Zapier renews it, so its age is unknown. */
export function readToken(authData: AuthData): AccessToken | undefined {
  const value = authData?.['access_token'];
  if (!value) return undefined;
  const permissions = authData?.['permissions']?.split(',').filter(Boolean);
  return { value, issuedAt: 0, expiresAt: Infinity, ...(permissions?.length && { permissions }) };
}
