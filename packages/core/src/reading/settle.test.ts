import { expect, test } from 'vitest';
import { createContext } from '../client';
import { createFakeClock, createFakeTransport } from '../testing';
import { type Attempt, type Changed, type Outcome, settle } from './settle';

function setup(outcomes: readonly Outcome<string>[], budgetMs = 300_000) {
  const clock = createFakeClock();
  const ports = { transport: createFakeTransport([]), clock, random: () => 0.5, secrets: [] };
  const told: (readonly Changed[])[] = [];
  const take = ({ before }: Attempt): Promise<Outcome<string>> => {
    told.push([...before]);
    clock.advance(1000);
    return Promise.resolve(outcomes[Math.min(told.length, outcomes.length) - 1] ?? { changed: 'nothing' });
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

test('throws KeepnetConsistencyError that names the last change after 11 readings', async () => {
  const { settled, told } = setup([{ changed: 'a' }, { changed: 'page 2 listed a company twice' }]);
  const pending = settled();
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  await expect(pending).rejects.toThrow('(11 attempts; the last time page 2 listed a company twice)');
  expect(told).toHaveLength(11);
});

test.each([
  [{ changed: 'page 2 listed a company twice' }, 'kept changing while we read it'],
  [{ changed: 'the calendar month changed', by: 'calendar' }, 'could not be read from beginning to end'],
  [{ changed: 'a page was too large for the server', by: 'server' }, 'could not be read from beginning to end'],
] as const)('says of %j that the customer list %s', async (outcome, text) => {
  await expect(setup([outcome]).settled()).rejects.toThrow(
    `No result: the customer list ${text} (11 attempts; the last time ${outcome.changed}).`,
  );
});

test('throws KeepnetConsistencyError when another reading would begin after the budget', async () => {
  const { settled, clock } = setup([{ changed: 'a' }], 10_000);
  const startedAt = clock.now();
  await expect(settled()).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
  expect(clock.now() - startedAt).toBeLessThan(13_000);
});

test('throws what a reading throws, without another one', async () => {
  const clock = createFakeClock();
  const context = createContext({ transport: createFakeTransport([]), clock, random: () => 0.5, secrets: [] }, {});
  let readings = 0;
  const broken = settle(context, () => {
    readings++;
    return Promise.reject(new Error('broken'));
  });
  await expect(broken).rejects.toThrow('broken');
  expect(readings).toBe(1);
});
