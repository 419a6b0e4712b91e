import { expect, test } from 'vitest';
import { createContext } from '../client';
import { createFakeClock, createFakeTransport } from '../testing';
import { completenessOf } from './completeness';

test('tells what Keepnet declares beside what was read, and neither for the other', () => {
  const ports = { transport: createFakeTransport([]), clock: createFakeClock(), random: () => 0.5, secrets: [] };
  const rows = new Map([['c-1', { companyId: 'c-1', monthlyUsers: 3 }]]);
  const counted = {
    ...{ rows, listed: rows, totalRecords: 2, pagesRead: 1, monthSelected: true },
    ...({ verification: 'standard', secondCount: 'notAsked', secondCountDetail: '', exportTotal: null } as const),
  };
  const settled = { value: counted, rereads: 0, startedAt: 0 };
  expect(completenessOf(createContext(ports, {}), settled)).toMatchObject({ totalRecords: 2, uniqueCompanies: 1 });
});
