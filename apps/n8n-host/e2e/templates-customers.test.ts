import { expect, test } from 'vitest';

import { createWorkflow, runWorkflow } from '../src/workflows';
import { changeCompany } from './setup/change-company';
import { DataTables } from './setup/data-tables';
import { filledTemplate } from './setup/filled-template';
import { sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

const TABLE = 'Keepnet customers';

test('customers-to-data-table.json adds every customer once, and leaves what was typed in alone', async () => {
  const server = await sandboxForTest({ companies: 60 });
  const [first, ...others] = server.sandbox.snapshot();
  const tables = new DataTables(() => session);
  await tables.add(TABLE, [{ companyId: first?.companyId ?? '', companyName: 'Typed in', customerRef: 'C-1042' }]);
  const { id } = await createWorkflow(
    session,
    await filledTemplate('customers-to-data-table.json', await storedFor(server)),
  );
  const run = async (): Promise<void> =>
    expect((await runWorkflow(session, id, 'First of the Month')).error).toBeUndefined();
  const known = async () =>
    (await tables.rows(TABLE)).map(({ companyId, companyName, customerRef }) => [
      companyId,
      companyName,
      customerRef ?? '',
    ]);
  const expected = [
    [first?.companyId, 'Typed in', 'C-1042'],
    ...others.map(({ companyId, companyName }) => [companyId, companyName, '']),
  ];

  await run();
  expect((await known()).toSorted()).toEqual(expected.toSorted());
  await run();
  expect(await known()).toHaveLength(60);

  const added = await changeCompany(server, undefined, { companyName: 'New here' });
  await run();
  expect((await known()).toSorted()).toEqual([...expected, [added.companyId, 'New here', '']].toSorted());
}, 180_000);
