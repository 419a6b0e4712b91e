import type { Prng } from '../random/prng';
import type { WorldCompany } from './company';
import { type CompanyTraits, createCompany, drawRenewal } from './create-company';
import { monthAt, monthIndex } from './months';

/**
 * `insert` and `insertOld` add a company, `swap` removes one and adds one at once, the others change one: `users` lets the
 * Monthly Users of the running month grow, which they do until it ends.
 */
type DriftKind = 'insert' | 'insertOld' | 'delete' | 'swap' | 'limit' | 'date' | 'users';

/** One change of the world at a moment of virtual time. */
export interface DriftEvent {
  readonly at: number;
  readonly kind: DriftKind;
  /** `change` is empty when there was nothing to change. */
  apply(companies: readonly WorldCompany[]): { readonly companies: readonly WorldCompany[]; readonly change: string };
}

const MIXES: Readonly<Record<'all' | 'set' | 'values' | 'swaps' | 'growth', Readonly<Record<DriftKind, number>>>> = {
  all: { insert: 2, insertOld: 1, delete: 2, swap: 1, limit: 1, date: 1, users: 2 },
  set: { insert: 1, insertOld: 1, delete: 2, swap: 0, limit: 0, date: 0, users: 0 },
  values: { insert: 0, insertOld: 0, delete: 0, swap: 0, limit: 1, date: 1, users: 2 },
  swaps: { insert: 0, insertOld: 0, delete: 0, swap: 1, limit: 0, date: 0, users: 0 },
  growth: { insert: 1, insertOld: 0, delete: 0, swap: 0, limit: 0, date: 0, users: 1 },
};

/** How lively a world is. */
export interface DriftPlan {
  readonly mix: keyof typeof MIXES;
  readonly count: number;
  /** The changes happen within this many milliseconds from the start. */
  readonly spanMs: number;
}

export function drawDriftPlan(prng: Prng, latencyMs: number): DriftPlan {
  const mix = prng.weigh({ all: 4, set: 2, values: 2, swaps: 2, growth: 1 });
  const amount = prng.weigh({ none: 45, few: 41, many: 13, endless: 1 });
  const count = { none: 0, few: prng.int(1, 3), many: prng.int(4, 12), endless: 80 }[amount];
  const requests = { none: 1, few: prng.int(2, 40), many: prng.int(4, 80), endless: 160 }[amount];
  return { mix, count, spanMs: requests * latencyMs };
}

/** Draws the changes, ordered by time. New companies get numbers from `firstNumber` on. */
export function drawDrift(
  prng: Prng,
  plan: DriftPlan,
  startMs: number,
  traits: CompanyTraits,
  firstNumber: number,
): DriftEvent[] {
  const times = Array.from({ length: plan.count }, () => startMs + Math.floor(prng.next() * plan.spanMs));
  times.sort((a, b) => a - b);
  return times.map((at, index) =>
    createEvent(prng, prng.weigh(MIXES[plan.mix]), at, { ...traits, nowMs: at }, firstNumber + index),
  );
}

function createEvent(prng: Prng, kind: DriftKind, at: number, traits: CompanyTraits, number: number): DriftEvent {
  // Drawn in advance, so that it does not depend on when the world is read.
  const position = prng.next();
  const fresh = createCompany(prng, traits, number, kind === 'insertOld' ? undefined : { ms: minuteOf(at) });
  const renewal = drawRenewal(prng, traits);
  const limit = prng.int(0, 70);
  const more = prng.int(1, 3);
  const month = monthIndex(monthAt(at));
  const changed = (company: WorldCompany): WorldCompany => {
    if (kind === 'limit') return { ...company, limit, limited: true };
    if (kind === 'date') return { ...company, renewal };
    return { ...company, users: company.users.with(month, (company.users[month] ?? 0) + more) };
  };
  return {
    at,
    kind,
    apply(companies) {
      const index = Math.floor(position * position * companies.length);
      const chosen = companies[index];
      if (kind === 'insert' || kind === 'insertOld') {
        return { companies: [...companies, fresh], change: `${kind} ${fresh.id}` };
      }
      if (!chosen) return { companies, change: '' };
      if (kind === 'delete') return { companies: companies.toSpliced(index, 1), change: `delete ${chosen.id}` };
      if (kind === 'swap') {
        const after = [...companies.toSpliced(index, 1), fresh];
        return { companies: after, change: `swap ${chosen.id} for ${fresh.id}` };
      }
      return { companies: companies.with(index, changed(chosen)), change: `${kind} of ${chosen.id}` };
    },
  };
}

// As for all dates, never the full hour.
function minuteOf(ms: number): number {
  const minute = ms - (ms % 60_000);
  return minute % 3_600_000 === 0 ? minute + 60_000 : minute;
}
