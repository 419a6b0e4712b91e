import { readdir } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { createCredential } from '../src/credentials';
import { itemsOf } from '../src/executions';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { mountSmallDisk } from './setup/mount-small-disk';
import { ownN8n } from './setup/own-n8n';
import { QUESTIONS } from './setup/questions';
import { accessTo, sandboxForTest } from './setup/sandbox';

test('fails and hands no file on when the disk is full, and exports again when there is room', async (context) => {
  const disk = await mountSmallDisk(2);
  if (typeof disk === 'string') return context.skip(disk);
  const server = await sandboxForTest({ scenario: 'huge-export:6' });
  const n8n = await ownN8n({ N8N_STORAGE_PATH: disk.folder });
  const credential = await createCredential(n8n.session, 'Sandbox', accessTo(server));
  const { id } = await createWorkflow(n8n.session, QUESTIONS["Keepnet's file"].workflow(credential));

  const failed = await runWorkflow(n8n.session, id);
  expect(failed.status).toBe('error');
  expect(failed.error).toMatchObject({
    message: 'n8n has no room left to store the file',
    description: expect.stringContaining('disk'),
  });
  expect(itemsOf(failed, 'Keepnet')).toEqual([]);
  const files = (await readdir(disk.folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  expect(files).toEqual([]);

  const total = await createWorkflow(n8n.session, QUESTIONS.total.workflow(credential));
  expect(QUESTIONS.total.answer(await runWorkflow(n8n.session, total.id))).toEqual(QUESTIONS.total.truth(server));

  await disk.resize(20);
  const again = await runWorkflow(n8n.session, id);
  expect(QUESTIONS["Keepnet's file"].answer(again)).toEqual(QUESTIONS["Keepnet's file"].truth(server));
}, 300_000);
