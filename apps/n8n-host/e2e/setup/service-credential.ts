import type { StoredCredential } from '../../src/credentials';
import type { Session } from '../../src/session';

/** Stores a credential for a node of n8n's own. */
export async function serviceCredential(
  session: Session,
  type: string,
  data: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, StoredCredential>>> {
  const { id, name } = await session.post<StoredCredential>('/rest/credentials', { name: type, type, data });
  return { [type]: { id, name } };
}

/** Stores an account of a service with OAuth2 that was connected in the editor before. */
export function connectedAccount(
  session: Session,
  type: string,
  accessToken: string,
): ReturnType<typeof serviceCredential> {
  return serviceCredential(session, type, {
    clientId: 'client',
    clientSecret: 'secret',
    oauthTokenData: { access_token: accessToken, refresh_token: 'refresh', token_type: 'Bearer' },
  });
}
