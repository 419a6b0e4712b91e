/** A source of numbers that depends on its seed alone. */
export interface Prng {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** Picks by weight; weights need not add up to anything. */
  weigh<T extends string>(weights: Readonly<Record<T, number>>): T;
}

/** Mulberry32: 32 bits of state are plenty for one schedule, and nothing is faster. */
function createPrng(seed: number): Prng {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    weigh(weights) {
      const names = Object.keys(weights) as (keyof typeof weights)[];
      let left = next() * names.reduce((sum, name) => sum + weights[name], 0);
      let chosen = names[0] as keyof typeof weights;
      for (const name of names) {
        if (weights[name] <= 0) continue;
        chosen = name;
        left -= weights[name];
        if (left < 0) break;
      }
      return chosen;
    },
  };
}

/** An independent stream of one seed, so that a new draw in one place does not shift all others. */
export function streamOf(seed: number, name: string): Prng {
  let hash = (Math.imul(Math.floor(seed / 2 ** 32), 0x9e3779b1) ^ seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return createPrng(Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35));
}
