import type { Prng } from '../random/prng';

/** Everything that can happen to one request. */
export type FaultKind = keyof typeof WEIGHTS;

const WEIGHTS = {
  resetBefore: 2,
  resetAfter: 2,
  timeout: 1,
  slow: 1,
  cutShort: 2,
  cutSilently: 1,
  html: 1,
  badGateway: 1,
  empty: 1,
  softError: 2,
  serverError: 2,
  rowsInError: 1,
  unavailable: 1,
  rateLimit: 1,
  rateLimitSeconds: 2,
  rateLimitDate: 2,
  requestTimeout: 1,
  revoked: 2,
  status306: 1,
  privacy: 0.2,
  refusal: 0.7,
  refusalSoft: 0.7,
  quotesSecrets: 0.5,
  duplicated: 2,
  swapped: 2,
  capped: 2,
} as const;

/** How often something happens, and what. */
export interface FaultPlan {
  /** Probability per request. */
  readonly rate: number;
  /** Undefined for any. */
  readonly only: FaultKind | undefined;
  /** So many requests before the first one; faults in the middle of a scan are the harder ones. */
  readonly after: number;
}

export function drawFaultPlan(prng: Prng): FaultPlan {
  const amount = prng.weigh({ none: 48, few: 32, some: 14, one: 12, always: 1 });
  const rate = { none: 0, few: 0.02 + prng.next() * 0.08, some: 0.1 + prng.next() * 0.25, one: 0.3, always: 1 }[amount];
  const kind = prng.weigh(WEIGHTS);
  const isOne = amount === 'one' || amount === 'always';
  return { rate, only: isOne ? kind : undefined, after: prng.chance(0.5) ? 0 : prng.int(1, 8) };
}

/** What happens to the next request, if anything. */
export function drawFault(prng: Prng, plan: FaultPlan, requestsBefore: number): FaultKind | undefined {
  if (plan.rate === 0 || requestsBefore < plan.after || !prng.chance(plan.rate)) return undefined;
  return plan.only ?? prng.weigh(WEIGHTS);
}
