import type { ClientSettings, DateFormat } from '@keepnet-workflows/core';
import { drawFaultPlan, type FaultPlan } from '../client/fault';
import { type Prng, streamOf } from '../random/prng';
import { drawServer, type ServerKind, type ServerTraits } from '../server/server-traits';
import type { WorldCompany } from '../world/company';
import { type CompanyTraits, createCompany } from '../world/create-company';
import { type DriftEvent, drawDrift, drawDriftPlan } from '../world/drift';
import { monthAt, monthIndex } from '../world/months';
import { drawOperation, type Operation } from './operation';

/** Even seeds are of supported servers, odd ones of servers that are not. */
export const kindOf = (seed: number): ServerKind => (seed % 2 === 0 ? 'supported' : 'unsupported');

/** Everything that is decided before a simulation begins. The same seed gives the same schedule. */
export interface Schedule {
  readonly seed: number;
  readonly startMs: number;
  readonly companies: readonly WorldCompany[];
  readonly drift: readonly DriftEvent[];
  readonly server: ServerTraits;
  readonly faults: FaultPlan;
  readonly latencyMs: number;
  readonly settings: ClientSettings;
  readonly operation: Operation;
  /** Milliseconds after the start. */
  readonly abortAfterMs: number | undefined;
  readonly tokensEndAfterMs: number | undefined;
  readonly credentialEndsAfterMs: number | undefined;
}

const YEAR_START = Date.parse('2026-02-01T00:00:00Z');

export function drawSchedule(seed: number): Schedule {
  const prng = streamOf(seed, 'schedule');
  const startMs = drawStart(prng);
  const latencyMs = prng.int(5, 400);
  const size = drawSize(prng);
  const traits: CompanyTraits = {
    nowMs: startMs,
    zeroShare: prng.pick([0, 0.2, 0.5, 0.9]),
    emptyMonth: prng.chance(0.04) ? monthIndex(monthAt(startMs)) : undefined,
    timesOfDay: prng.chance(0.3),
    sameMoment: prng.chance(0.2),
  };
  const world = streamOf(seed, 'world');
  const companies = Array.from({ length: size }, (_, number) => createCompany(world, traits, number));
  const pageSize = prng.chance(0.2) ? undefined : Math.max(1, Math.ceil(size / prng.int(1, 9)));
  const server = drawServer(streamOf(seed, 'server'), kindOf(seed), pageSize ?? size);
  const drifting = streamOf(seed, 'drift');
  const spread = latencyMs * prng.int(1, 60);
  return {
    seed,
    startMs,
    companies,
    drift: drawDrift(drifting, drawDriftPlan(drifting, latencyMs), startMs, traits, size),
    server,
    faults: drawFaultPlan(streamOf(seed, 'faults')),
    latencyMs,
    settings: drawSettings(prng, server, pageSize),
    operation: drawOperation(streamOf(seed, 'operation'), companies, startMs),
    abortAfterMs: prng.chance(0.08) ? Math.floor(prng.next() * spread) : undefined,
    tokensEndAfterMs: prng.chance(0.05) ? Math.floor(prng.next() * spread) : undefined,
    credentialEndsAfterMs: prng.chance(0.01) ? Math.floor(prng.next() * spread) : undefined,
  };
}

/** Some moment of the year; now and then a few seconds before a month ends somewhere, or in its first minutes. */
function drawStart(prng: Prng): number {
  const day = YEAR_START + prng.int(0, 330) * 86_400_000;
  if (prng.chance(0.88)) return day + prng.int(0, 86_399) * 1000;
  const [year, month] = [2026, prng.int(2, 12)];
  return Date.UTC(year, month, 1) + prng.int(-14, 14) * (prng.chance(0.5) ? 3_600_000 : 0) + prng.int(-8000, 4000);
}

function drawSize(prng: Prng): number {
  const [low, high] = (
    { none: [0, 0], tiny: [1, 3], small: [4, 24], medium: [25, 70], large: [150, 600], huge: [1500, 3500] } as const
  )[prng.weigh({ none: 3, tiny: 12, small: 78, medium: 7, large: 0.3, huge: 0.01 })];
  return prng.int(low, high);
}

function drawSettings(prng: Prng, server: ServerTraits, pageSize: number | undefined): ClientSettings {
  const needed = server.has('date-day-first')
    ? 'DD/MM/YYYY'
    : server.has('date-month-first')
      ? 'MM/DD/YYYY'
      : undefined;
  const dateFormat: DateFormat = needed
    ? prng.chance(0.85)
      ? needed
      : 'auto'
    : prng.pick(['auto', 'DD/MM/YYYY', 'MM/DD/YYYY']);
  return {
    dateFormat,
    ...(pageSize !== undefined && { pageSize }),
    ...(prng.chance(0.7) && { maxConcurrency: prng.int(1, 6) }),
    ...(prng.chance(0.3) && { timeoutMs: prng.int(500, 60_000) }),
    ...(prng.chance(0.4) && {
      retry: {
        maxAttempts: prng.int(1, 8),
        baseDelayMs: prng.int(0, 2000),
        maxDelayMs: prng.int(0, 30_000),
        budgetMs: prng.int(1000, 400_000),
      },
    }),
    ...(prng.chance(0.1) && { keepApiFields: true }),
  };
}
