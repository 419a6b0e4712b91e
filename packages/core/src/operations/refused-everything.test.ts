import { expect, test } from 'vitest';
import { json } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(6);
const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['The account is locked'] });

test.each([1, 2, 4])('asks for one token when it is refused, with %i requests at once', async (maxConcurrency) => {
  const fake = createFakeClient({ companies }, { maxConcurrency });
  const { client, keepnet } = fake.answerAt('/connect/token', json(400, { error: 'invalid_client' }));
  const pending = client.monthlyUserTotal({ month: '2026-10' });
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetAuthenticationError' });
  expect(keepnet.transport.requests).toHaveLength(1);
});

test.each(['2026-10', '2026-11'])('does not blame the month %s when the server refuses every search', async (month) => {
  const fake = createFakeClient({ companies }).answerAt('/search', refusal);
  const total = fake.client.monthlyUserTotal({ month });
  await expect(total).rejects.toMatchObject({ code: 'INVALID_REQUEST', statusCode: 400 });
  await expect(total).rejects.toThrow('Keepnet did not accept the company search. Keepnet says: The account is locked');
  fake.keepnet.recover();
  expect((await fake.client.monthlyUserTotal({ month })).completeness.monthSelected).toBe(true);
});

test('does not blame a proved month when the server refuses every search later on', async () => {
  const fake = createFakeClient({ companies });
  await fake.client.monthlyUserTotal({ month: '2026-10' });
  fake.answerAt('/search', refusal);
  const total = fake.client.monthlyUserTotal({ month: '2026-09' });
  await expect(total).rejects.toThrow('Keepnet did not accept the company search.');
});
