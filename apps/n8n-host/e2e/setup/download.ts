import { mkdtemp, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inject, onTestFinished } from 'vitest';

import type { Item } from '../../src/executions';

/** Saves the file that an item of the shared n8n carries, under its name, for as long as the test runs. */
export async function download(item: Item | undefined): Promise<string> {
  const { id, fileName } = item?.binary?.['data'] ?? {};
  const { url, cookie, browserId } = inject('login');
  const query = new URLSearchParams({ id: String(id), action: 'download' });
  const response = await fetch(`${url}/rest/binary-data?${query}`, { headers: { cookie, 'browser-id': browserId } });
  if (!response.ok) throw new Error(`n8n did not hand over ${String(fileName)}: ${response.status}`);
  const folder = await mkdtemp(join(tmpdir(), 'keepnet-download-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, String(fileName));
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  return path;
}
