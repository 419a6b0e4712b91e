import { type Clock, createCredentialClient, type KeepnetClient, KeepnetError } from '@keepnet-workflows/core';
import { BASE_URL, createSimTransport } from '../client/sim-transport';
import { createTraffic, TOKEN_PATH, type Traffic } from '../client/traffic';
import { checkTraffic } from '../oracle/check-traffic';
import { findLeak } from '../oracle/find-leak';
import { judge } from '../oracle/judge';
import type { Verdict } from '../oracle/verdict';
import { streamOf } from '../random/prng';
import { createServer } from '../server/server';
import { CLIENT_ID, CLIENT_SECRET } from '../server/tokens';
import { createVirtualClock } from '../time/virtual-clock';
import { monthAt, monthIndex } from '../world/months';
import { createWorld, type World } from '../world/world';
import { type Hindrances, hindrancesOf } from './hindrances';
import type { Outcome, Run } from './outcome';
import { perform } from './perform';
import { drawSchedule, type Schedule } from './schedule';
import { takeRejections, watchRejections } from './watch-rejections';

/** Breaks something that the oracle does not know of, to see that it notices. */
export interface Sabotage {
  /** What is called in place of the client. */
  readonly client?: (client: KeepnetClient) => KeepnetClient;
  /** What the client takes for the time. */
  readonly clock?: (clock: Clock) => Clock;
  /** What the server takes for the world. */
  readonly world?: (world: World) => World;
}

interface Ending {
  result?: unknown;
  error?: unknown;
  at?: number;
}

/** Runs the schedule of a seed from beginning to end, in virtual time. The same seed gives the same run. */
export async function runSchedule(seed: number, sabotage: Sabotage = {}): Promise<Run> {
  watchRejections();
  const schedule = drawSchedule(seed);
  const { startMs, server: traits, settings, operation } = schedule;
  const clock = createVirtualClock(startMs);
  const world = createWorld(schedule.companies, startMs, schedule.drift);
  const server = createServer(sabotage.world?.(world) ?? world, traits);
  const abort = new AbortController();
  const reason = new Error('The host stops.');
  const warnings: string[] = [];
  const files: Buffer[] = [];
  const ending: Ending = {};

  const traffic = createTraffic(settings.maxConcurrency ?? 4, (path) => {
    // A token is requested for all callers, including later ones.
    if (ending.at !== undefined && path !== TOKEN_PATH) return 'after the operation had ended';
    return abort.signal.aborted ? 'after the abort' : undefined;
  });
  const transport = createSimTransport({
    clock,
    server,
    traffic,
    files,
    prng: streamOf(seed, 'network'),
    faults: schedule.faults,
    latencyMs: schedule.latencyMs,
    skewMs: traits.skewMs,
  });
  const random = streamOf(seed, 'client').next;
  const onWarning = (warning: string): void => void warnings.push(warning);
  const honest = createCredentialClient(
    { transport, clock: sabotage.clock?.(clock) ?? clock, random },
    { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    { ...settings, baseUrl: BASE_URL, signal: abort.signal, onWarning },
  );
  const client = sabotage.client?.(honest) ?? honest;

  const planAfter = (ms: number | undefined, act: () => void): void => {
    if (ms !== undefined) clock.plan(startMs + ms, act);
  };
  planAfter(schedule.abortAfterMs, () => abort.abort(reason));
  planAfter(schedule.tokensEndAfterMs, () => server.tokens.revokeAll());
  planAfter(schedule.credentialEndsAfterMs, () => server.tokens.deactivate());

  perform(client, operation).then(
    (result) => Object.assign(ending, { result, at: clock.now() }),
    (error: unknown) => Object.assign(ending, { error, at: clock.now() }),
  );
  const end = await clock.runUntil(() => ending.at !== undefined, traffic.isUnderWay);
  const finishedAt = ending.at ?? clock.now();
  if (end === 'done') await clock.drain();

  const versions = world.during(startMs, finishedAt);
  const monthsEastOf = (hours: number): number[] => [
    ...new Set([startMs, finishedAt].map((at) => monthIndex(monthAt(at, hours)))),
  ];
  const [serverMonths, clientMonths] = [monthsEastOf(traits.zoneHours), monthsEastOf(0)];
  const aMonthEnded = serverMonths.length > 1 || clientMonths.length > 1;
  const hindrances = hindrancesOf(schedule, traffic.exchanges, versions, aMonthEnded);
  const broken = [
    ...(end === 'deadlock' ? ['nothing is left to happen, and the operation has not ended'] : []),
    ...brokenRules(traffic, schedule),
    ...takeRejections().map((rejection) => `nobody handled ${String(rejection)}`),
    ...leaks([ending.error, warnings], operation.kind === 'company' ? operation.id : undefined),
  ];
  if (abort.signal.aborted && ending.at !== undefined && schedule.abortAfterMs !== undefined) {
    const late = ending.at - (startMs + schedule.abortAfterMs);
    if (late > 0) broken.push(`it ended ${late} ms after the abort`);
  }
  if (!('error' in ending) && end === 'done') {
    const hindsight = { schedule, versions, serverMonths, clientMonths, startedAt: startMs, files };
    const outcome = judged(judge(ending.result, hindsight, operation), broken, hindrances);
    return finish(outcome);
  }
  return finish(refused(ending.error, abort.signal.aborted ? reason : undefined, broken, hindrances));

  function finish(outcome: Outcome): Run {
    const { exchanges } = traffic;
    const { result, error } = ending;
    return { schedule, outcome, exchanges, versions, startedAt: startMs, finishedAt, result, error };
  }
}

function brokenRules(traffic: Traffic, schedule: Schedule): string[] {
  return [...new Set(traffic.broken), ...checkTraffic(traffic.exchanges, schedule)];
}

function leaks(told: readonly unknown[], allowId: string | undefined): string[] {
  return told.flatMap((each) => {
    if (each === undefined || (Array.isArray(each) && each.length === 0)) return [];
    const needle = findLeak(each, allowId);
    return needle === undefined ? [] : [`"${needle}" is told`];
  });
}

function judged(verdict: Verdict, broken: readonly string[], hindrances: Hindrances): Outcome {
  if (verdict.kind === 'wrong') return { kind: 'wrong', cause: [verdict.what, ...broken].join('; '), hindrances };
  if (broken.length > 0) return { kind: 'broken', cause: broken.join('; '), hindrances };
  return {
    kind: verdict.kind === 'exempt' ? 'exempt' : 'exact',
    cause: verdict.kind === 'exempt' ? verdict.why : '',
    hindrances,
  };
}

function refused(
  error: unknown,
  reason: Error | undefined,
  broken: readonly string[],
  hindrances: Hindrances,
): Outcome {
  const isAbort = reason !== undefined && error === reason;
  const problems = [...broken];
  if (!isAbort && !KeepnetError.isInstance(error)) problems.push(`it threw ${String(error)}`);
  if (!isAbort && !hindrances.excuse) problems.push(`it refused without a reason: ${String(error)}`);
  if (problems.length > 0) return { kind: 'broken', cause: problems.join('; '), hindrances };
  return { kind: isAbort ? 'aborted' : 'refused', cause: isAbort ? '' : causeOf(error as KeepnetError), hindrances };
}

/** The class and the beginning of the message; figures and names differ from case to case. */
function causeOf({ name, message }: KeepnetError): string {
  const words = message
    .replace(/\bkzid-\S+/g, 'X')
    .replace(/\d+(-\d+)?/g, 'N')
    .replace(/Keepnet says:.*/s, '')
    .slice(0, 110);
  return `${name}: ${words}`;
}
