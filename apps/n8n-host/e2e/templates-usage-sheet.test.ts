import { afterAll, beforeAll, expect, test } from 'vitest';

import { createCredential } from '../src/credentials';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { changeCompany } from './setup/change-company';
import { filledTemplate } from './setup/filled-template';
import { GoogleSheet } from './setup/google-sheet';
import { type N8nWithServices, n8nWithServices } from './setup/n8n-with-services';
import { accessTo, LAST_MONTH, sandboxForTest } from './setup/sandbox';
import { connectedAccount } from './setup/service-credential';

const TOKEN = 'google-token';
// As long as Google's own: n8n finds it in the address by its length.
const DOCUMENT_ID = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms';
const ADDRESS = `https://docs.google.com/spreadsheets/d/${DOCUMENT_ID}/edit#gid=0`;

let n8n: N8nWithServices;
beforeAll(async () => {
  n8n = await n8nWithServices(['www.googleapis.com', 'sheets.googleapis.com']);
});
afterAll(() => n8n.stop());

test('usage-to-google-sheets.json writes one row per customer and month, and corrects it later', async () => {
  const server = await sandboxForTest();
  const columns = ['Key', 'Month', 'Company', 'Reseller', 'Monthly Users'];
  const sheet = n8n.use(new GoogleSheet(TOKEN, DOCUMENT_ID, 'Usage', columns, 3));
  const keepnet = await createCredential(n8n.session, 'Keepnet', accessTo(server));
  const workflow = await filledTemplate('usage-to-google-sheets.json', keepnet, {
    'Write Usage Sheet': {
      credentials: await connectedAccount(n8n.session, 'googleSheetsOAuth2Api', TOKEN),
      parameters: { documentId: { __rl: true, mode: 'url', value: ADDRESS } },
    },
  });
  const { id } = await createWorkflow(n8n.session, workflow);
  const usage = () =>
    server.sandbox.snapshot({ month: LAST_MONTH }).map(({ companyId, companyName, resellerName, monthlyUsers }) => ({
      Key: `keepnet:${companyId}:monthly-users:${LAST_MONTH}`,
      Month: LAST_MONTH,
      Company: companyName,
      Reseller: resellerName ?? '',
      'Monthly Users': monthlyUsers,
    }));
  const run = async (): Promise<void> => {
    expect((await runWorkflow(n8n.session, id, 'Second of the Month')).error).toBeUndefined();
    const byKey = (rows: readonly { Key?: unknown }[]) =>
      rows.toSorted((a, b) => (String(a.Key) < String(b.Key) ? -1 : 1));
    expect(byKey(sheet.records)).toEqual(byKey(usage()));
  };
  await run();
  const [corrected] = server.sandbox.snapshot();
  await changeCompany(server, corrected?.companyId, { monthlyUsers: { [LAST_MONTH]: 4321 } });
  await run();
});
