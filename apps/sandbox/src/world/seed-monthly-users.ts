import type { Random } from './random';

/** Months after the seed's own for which users are known already, for a test clock that is moved on. */
const MONTHS_AHEAD = 24;

/**
 * Monthly Users for each month since 2025-12: growth with some noise, nothing before the company joined, and for a few
 * a month from which on nothing is left.
 */
export function seedMonthlyUsers(random: Random, targetUsers: number, joined: number, current: number): number[] {
  const neverUsed = random.chance(0.03);
  const leaves = random.chance(0.04) ? random.integer(1, Math.max(1, current)) : Number.POSITIVE_INFINITY;
  const growth = 1 + random.next() * 0.05;
  const noise = 0.7 + random.next() * 0.35;
  return Array.from({ length: Math.max(0, current) + 1 + MONTHS_AHEAD }, (_, month) => {
    if (neverUsed || month < joined || month >= leaves) return 0;
    const level = noise * growth ** (month - current) + random.next() * 0.04;
    return Math.round(targetUsers * level);
  });
}
