/** A repeatable source of numbers: the same key gives the same sequence on every machine. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** True in the given share of calls. */
  chance(share: number): boolean;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const WARM_UP_ROUNDS = 8;

/**
 * A sequence for one company: each has its own, so that a larger list begins with the same companies. The state has 128
 * bits: with 32, two of 100,000 companies would be the same one.
 */
export function createRandom(seed: number, stream: number): Random {
  let [a, b, c, counter] = [mix(seed + 0x9e3779b9), mix(stream + 0x7f4a7c15), seed | 0, stream | 0];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    chance: (share) => next() < share,
  };
}
