import { type RunningSandbox, startSandbox } from '@keepnet-workflows/sandbox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { TODAY } from '../e2e/setup/days';
import { UNTIL_POLLED } from '../e2e/setup/poll-mode';
import { createCredential, type StoredCredential } from '../src/credentials';
import { executionsOf, itemsOf } from '../src/executions';
import { type QueueMode, startQueueMode } from '../src/queue/start-queue-mode';
import { keepnet } from '../src/workflow';
import { type Asked, askAll, expectRight, publishQuestions } from './setup/ask';
import { repeatExport } from './setup/repeat-export';
import { loseWorker } from './setup/lose-worker';
import { measureLoad } from './setup/measure-load';
import { type WatchedTrigger, watchTrigger } from './setup/watch-trigger';
import { webhookWorkflow } from './setup/webhook-workflow';

const WORKERS = 2;
const CONCURRENCY = 5;
// The node's default for requests under way in one execution.
const MAX_CONCURRENCY = 4;
const AT_ONCE = WORKERS * CONCURRENCY;
const MOST_IN_FLIGHT = AT_ONCE * MAX_CONCURRENCY;
const TIMES = 40;
const WAIT = { timeout: 60_000, interval: 20 };

// A worker that died is noticed after its lock has run out: a minute by default. Much shorter ones run out on a busy
// machine while the worker lives.
const FAST_LOCKS = {
  QUEUE_WORKER_LOCK_DURATION: '30000',
  QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
  QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

let server: RunningSandbox;
let n8n: QueueMode;
let credential: StoredCredential;
let asked: Asked[];
let trigger: WatchedTrigger;
let pollsWhenFired: number;

const requests = (path: string) => server.sandbox.journal.list().filter((entry) => entry.path === path);
const tokenRequests = (): number => requests('/connect/token').length;
const mostInFlight = (): number => Math.max(...server.sandbox.journal.list().map(({ inFlight }) => inFlight));
const startedByWorkers = (): string[][] => n8n.workers.map((worker) => worker.started());

beforeAll(async () => {
  server = await startSandbox({ companies: 600, pageCap: 100, latencyMs: 20, today: TODAY });
  n8n = await startQueueMode({ workers: WORKERS, concurrency: CONCURRENCY, extra: FAST_LOCKS });
  const { url: baseUrl, clientId, clientSecret } = server;
  credential = await createCredential(n8n.session, 'Sandbox', { baseUrl, clientId, clientSecret });
  trigger = await watchTrigger(n8n.session);
  asked = await publishQuestions(n8n.session, credential);
});

afterAll(async () => {
  await n8n?.stop();
  await trigger?.close();
  await server?.close();
});

beforeEach(() => {
  server.sandbox.setScenario('none');
  server.sandbox.journal.clear();
});

test('returns 200 exact answers over both workers, with bounded token requests and requests in flight', async () => {
  const before = startedByWorkers().flat().length;
  const { result: replies, report } = await measureLoad(n8n, TIMES * asked.length, () => askAll(asked, TIMES));
  for (const { question, reply } of replies) expectRight(server, question, reply);

  const [first = [], second = []] = startedByWorkers();
  expect(Math.min(first.length, second.length)).toBeGreaterThan(TIMES / 2);
  // Each once, and in one worker only; a poll of the trigger may have come as well.
  const all = [...first, ...second];
  expect(new Set(all).size).toBe(all.length);
  expect(all.length - before).toBeGreaterThanOrEqual(replies.length);

  // Nobody has a token at first, and n8n asks once per execution that finds none; then all read the stored one.
  expect(tokenRequests()).toBeGreaterThanOrEqual(1);
  expect(tokenRequests()).toBeLessThanOrEqual(AT_ONCE);
  expect(mostInFlight()).toBeLessThanOrEqual(MOST_IN_FLIGHT);
  const shares = `${first.length} and ${second.length} executions`;
  console.log(
    `${report}\n  ${shares}, ${tokenRequests()} token requests, ${mostInFlight()} requests in flight at most`,
  );
});

test('returns exact answers when all tokens are revoked in between', async () => {
  const replies = askAll(asked, 4);
  await expect.poll(() => requests('/api/companies/search').length, WAIT).toBeGreaterThan(5);
  expect(server.sandbox.tokens.revokeAll()).toBeGreaterThan(0);
  for (const { question, reply } of await replies) expectRight(server, question, reply);
  expect(tokenRequests()).toBeGreaterThanOrEqual(1);
  // Each request that was refused asks for a token of its own.
  expect(tokenRequests()).toBeLessThanOrEqual(MOST_IN_FLIGHT);
});

test('returns exact answers under rate limits that end', async () => {
  server.sandbox.setScenario('rate-limit-seconds:1:at=3:times=20');
  for (const { question, reply } of await askAll(asked, 6)) expectRight(server, question, reply);
  expect(requests('/api/companies/search').filter(({ status }) => status === 429)).toHaveLength(20);
});

test('fails with a clear error under a rate limit that does not end', async () => {
  server.sandbox.setScenario('rate-limit-forever:1:at=1');
  const total = asked.find(({ name }) => name === 'total');
  const replies = await Promise.all([total?.workflow.call(), total?.workflow.call()]);
  expect(replies.map((reply) => reply?.status)).toEqual([500, 500]);
  const executions = await executionsOf(n8n.session, total?.workflow.id ?? '');
  for (const { status, error } of executions.slice(-2)) {
    expect(status).toBe('error');
    expect(error?.message).toMatch(/limits the number of requests/);
  }
});

test.each([
  ['the file', 'none'],
  ['a file of 100 MB', 'huge-export:100'],
])('returns %s that a worker has stored from the main process, byte for byte', async (name, scenario) => {
  server.sandbox.setScenario(scenario);
  const file = { resource: 'company', operation: 'export', list: 'all', format: 'csv', origin: 'keepnet' };
  const exporting = keepnet(credential, file);
  const workflow = await webhookWorkflow(n8n.session, name, [exporting], 'firstEntryBinary');
  const { result, report } = await measureLoad(n8n, 1, () => workflow.call());
  console.log(`${name}, ${report}`);
  expect(result.status).toBe(200);
  expect(result.body.equals(await repeatExport(server))).toBe(true);
  const [execution] = await executionsOf(n8n.session, workflow.id);
  expect(execution && itemsOf(execution, 'Keepnet')[0]?.binary?.['data']).toMatchObject({ data: 'database' });
});

test('fires for a change, in one of the workers', async () => {
  await expect.poll(() => trigger.fired(), UNTIL_POLLED).toEqual([trigger.companyId]);
  pollsWhenFired = trigger.polls();
  // A poll that failed is in n8n's list as well, with no items.
  const execution = (await trigger.executions()).find((each) => itemsOf(each, 'Trigger').length > 0);
  expect(
    startedByWorkers()
      .flat()
      .filter((id) => id === execution?.id),
  ).toHaveLength(1);
});

test('finishes what a worker has begun when it is stopped', async () => {
  server.sandbox.setScenario('slow:1000:at=1:always');
  const stopped = n8n.workers[0];
  const before = startedByWorkers().flat().length;
  const begun = askAll(asked, AT_ONCE / asked.length);
  await expect.poll(() => startedByWorkers().flat().length, WAIT).toBeGreaterThanOrEqual(before + AT_ONCE);
  const waiting = askAll(asked, 1);
  await stopped?.stop();
  expect(stopped?.output()).not.toMatch(/shutting down with executions still active/);
  for (const { question, reply } of await begun) expectRight(server, question, reply);
  // n8n was seen to lose one that it handed over in that moment: it fails, and gives no wrong number.
  const answered = (await waiting).filter(({ reply }) => reply.status !== 500);
  for (const { question, reply } of answered) expectRight(server, question, reply);
  expect(answered.length).toBeGreaterThanOrEqual(asked.length - 1);
  await n8n.addWorker();
});

test('delivers nothing twice and no wrong number when a worker is killed', () =>
  loseWorker(n8n, server, credential, CONCURRENCY));

// Last, so that n8n polls again meanwhile.
test('fires no second time for a change', async () => {
  await expect.poll(() => trigger.polls(), UNTIL_POLLED).toBeGreaterThan(pollsWhenFired);
  expect(await trigger.fired()).toEqual([trigger.companyId]);
});
