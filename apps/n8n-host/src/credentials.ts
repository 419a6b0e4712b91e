import type { Session } from './session';

const TYPE = 'keepnetApi';

/** The visible fields of the Keepnet credential. */
export interface KeepnetCredential {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A credential that is stored in n8n, as a node refers to it. */
export interface StoredCredential {
  readonly id: string;
  readonly name: string;
}

export interface TestAnswer {
  readonly status: 'OK' | 'Error';
  readonly message: string;
}

export function createCredential(session: Session, name: string, data: KeepnetCredential): Promise<StoredCredential> {
  return session.post('/rest/credentials', { name, type: TYPE, data: { dateFormat: 'auto', ...data } });
}

/** Changes fields as the editor does: what is stored is read, changed and sent back, hidden fields included. */
export async function editCredential(
  session: Session,
  { id, name }: StoredCredential,
  change: Partial<KeepnetCredential>,
): Promise<void> {
  const stored = await session.get<{ data: object }>(`/rest/credentials/${id}?includeData=true`);
  await session.patch(`/rest/credentials/${id}`, { name, type: TYPE, data: { ...stored.data, ...change } });
}

/** What the editor's automatic test after a save says. */
export async function testCredential(session: Session, { id, name }: StoredCredential): Promise<TestAnswer> {
  const { data } = await session.get<{ data: object }>(`/rest/credentials/${id}?includeData=true`);
  return session.post('/rest/credentials/test', { credentials: { id, name, type: TYPE, data } });
}
