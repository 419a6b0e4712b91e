import { type Answer, JSON_HEADERS } from './answer';

/** What the client signs in with. */
export const CLIENT_ID = 'simulated-client';
export const CLIENT_SECRET = 's3cr3t&Vj="<x>+/?ü';
export const OWN_COMPANY = 'Simulated Reseller';

/** What the client signs in as, and how the server says so. */
export interface Credential {
  readonly role: 'Reseller' | 'Company Admin' | 'Custom';
  readonly tokenLifeSeconds: number;
  readonly tokenLifeAs: 'number' | 'text' | 'absent';
  readonly tellsPermissions: boolean;
}

/** Issues tokens, and knows which of them still live. */
export interface TokenDesk {
  issue(body: string | undefined, contentType: string | undefined, nowMs: number): Answer;
  accepts(authorization: string | undefined, nowMs: number): boolean;
  /** Ends every token that was issued so far. */
  revokeAll(): void;
  /** Ends the credential itself. */
  deactivate(): void;
  readonly issued: readonly string[];
}

export function createTokenDesk(credential: Credential): TokenDesk {
  const alive = new Map<string, number>();
  const issued: string[] = [];
  let isActive = true;
  return {
    issued,
    issue(body, contentType, nowMs) {
      if (!contentType?.startsWith('application/x-www-form-urlencoded')) {
        return { status: 500, headers: {}, body: '', note: '500' };
      }
      const form = new URLSearchParams(body);
      const isRight =
        form.get('grant_type') === 'client_credentials' &&
        form.get('client_id') === CLIENT_ID &&
        form.get('client_secret') === CLIENT_SECRET &&
        form.get('scope') === 'api1';
      if (!isRight || !isActive) {
        return { status: 400, headers: JSON_HEADERS, body: '{"error":"invalid_client"}', note: '400 invalid_client' };
      }
      const token = writeToken(credential, issued.length);
      issued.push(token);
      alive.set(token, nowMs + credential.tokenLifeSeconds * 1000);
      const life =
        credential.tokenLifeAs === 'text' ? String(credential.tokenLifeSeconds) : credential.tokenLifeSeconds;
      const answer = {
        access_token: token,
        ...(credential.tokenLifeAs !== 'absent' && { expires_in: life }),
        token_type: 'Bearer',
        scope: 'api1',
        ...(credential.tellsPermissions && {
          permissions: credential.role === 'Company Admin' ? [] : ['companies/search|POST'],
        }),
      };
      return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(answer), note: `token ${issued.length}` };
    },
    accepts: (authorization, nowMs) => (alive.get(authorization?.replace(/^Bearer /, '') ?? '') ?? 0) > nowMs,
    revokeAll: () => alive.clear(),
    deactivate: () => (isActive = false),
  };
}

function writeToken({ role }: Credential, number: number): string {
  const claims = { role, reseller_access: role !== 'Company Admin', user_company_name: OWN_COMPANY, jti: `j${number}` };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.Sg${number}nAtUrE`;
}
