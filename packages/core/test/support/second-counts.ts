import type { MonthlyUserTotal } from '../../src/operations/monthly-user-total';
import { bytes, json } from '../../src/testing';
import { createFakeClient, type FakeClient, type FakeClientSettings } from '../../src/testing/fake-client';
import type { FakeKeepnetOptions } from '../../src/testing/fake-keepnet/fake-keepnet-options';
import { customers } from './customers';

/** Five customers with 1, 2, 4, 8 and 16 Monthly Users, 31 in all: no two sets of them have the same sum. */
export const companies = customers(5, (index) => ({
  resellerName: `R;${index % 2}, "x"\r\ny`,
  monthlyActiveUserCount: 2 ** index,
}));

export const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['No export'] });

/** A client of the five customers, unless told otherwise. */
export const clientOf = (options: Partial<FakeKeepnetOptions> = {}, settings?: FakeClientSettings): FakeClient =>
  createFakeClient({ companies, ...options }, settings);

/** A client whose export answers with these files in turn, the last one for ever. */
export const exporting = (files: readonly string[], options?: Partial<FakeKeepnetOptions>): FakeClient =>
  clientOf(options).answerAt('/export', ...files.map((file) => bytes(200, [file])));

/** How a total was counted a second time, and what the export came to; or why there is no total. */
export const secondCountOf = (total: Promise<MonthlyUserTotal>): Promise<string> =>
  total.then(({ completeness }) => `${completeness.secondCount} ${completeness.exportTotal}`, String);
