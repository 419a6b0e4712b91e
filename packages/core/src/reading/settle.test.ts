import { expect, test } from 'vitest';
import { createContext } from '../client';
import { createFakeClock, createFakeTransport } from '../testing';
import { type Attempt, type Changed, type Outcome, settle } from './settle';

function setup(outcomes: readonly (Outcome<string> | Error)[], budgetMs = 300_000) {
  const clock = createFakeClock();
  const ports = { transport: createFakeTransport([]), clock, random: () => 0.5, secrets: [] };
  const told: (readonly Changed[])[] = [];
  const take = async ({ before }: Attempt): Promise<Outcome<string>> => {
    const outcome = outcomes[told.length] ?? outcomes.at(-1);
    told.push([...before]);
    clock.advance(1000);
    if (!outcome || outcome instanceof Error) throw outcome;
    return outcome;
  };
  const settled = () => settle(createContext(ports, { retry: { budgetMs } }), take);
  return { clock, told, settled };
}

test('returns the first value, with what came before it told to each reading', async () => {
  const { settled, told, clock } = setup([{ changed: 'a', difference: 'd' }, { changed: 'b' }, { value: 'right' }]);
  const startedAt = clock.now();
  expect(await settled()).toEqual({ value: 'right', rereads: 2, startedAt });
  expect(told).toEqual([
    [],
    [{ changed: 'a', difference: 'd' }],
    [{ changed: 'a', difference: 'd' }, { changed: 'b' }],
  ]);
  expect(clock.sleeps).toEqual([250, 500]);
});

test.each([
  [{ changed: 'page 2 listed a company twice' }, 'kept changing while we read it'],
  [{ changed: 'the calendar month changed', by: 'calendar' }, 'could not be read from beginning to end'],
] as const)('throws KeepnetConsistencyError after 11 readings, the last of them %j', async (outcome, words) => {
  const { settled, told } = setup([{ changed: 'something else' }, outcome]);
  const gaveUp = `No result: the customer list ${words} (11 attempts; the last time ${outcome.changed}).`;
  expect(await settled().catch(String)).toContain(`KeepnetConsistencyError: ${gaveUp}`);
  expect(told).toHaveLength(11);
});

test('throws KeepnetConsistencyError when another reading would begin after the budget', async () => {
  const { settled, clock } = setup([{ changed: 'a' }], 10_000);
  const startedAt = clock.now();
  await expect(settled()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  expect(clock.now() - startedAt).toBeLessThan(13_000);
});

test('throws what a reading throws, without another one', async () => {
  const { settled, told } = setup([new Error('broken')]);
  await expect(settled()).rejects.toThrow('broken');
  expect(told).toHaveLength(1);
});
