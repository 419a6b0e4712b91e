import type { Item } from '../../src/executions';
import type { Session } from '../../src/session';

/** The bytes of an item's file, as n8n's editor downloads them. */
export async function readBinary({ login }: Session, item: Item | undefined, field = 'data'): Promise<Buffer> {
  const query = new URLSearchParams({ id: String(item?.binary?.[field]?.['id']), action: 'download' });
  const response = await fetch(`${login.url}/rest/binary-data?${query}`, {
    headers: { cookie: login.cookie, 'browser-id': login.browserId },
  });
  if (!response.ok) throw new Error(`The file was answered with ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}
