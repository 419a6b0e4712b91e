import { isDeepStrictEqual } from 'node:util';

import { type KeepnetClient, KeepnetError } from '../../src';

import type { Operation } from './operation';
import type { TrueWorld } from './true-world';

/**
 * What becomes of an operation: `exact` when its answer was true before it or is true after it, the class of the
 * KeepnetError that it was refused with, and for all else a text that begins with `WRONG` and holds both answers.
 *
 * @param look Writes down what is true at the moment.
 */
export async function outcomeOf(
  { name, ask, truth }: Operation,
  client: KeepnetClient,
  look: () => TrueWorld,
): Promise<string> {
  const before = look();
  let answer: unknown;
  try {
    answer = await ask(client, before);
  } catch (error) {
    if (KeepnetError.isInstance(error)) return error.name;
    throw new Error(`${name} failed with something else than a KeepnetError.`, { cause: error });
  }
  const after = look();
  const truths = after === before ? [truth(before)] : [truth(before), truth(after)];
  if (truths.some((value) => isDeepStrictEqual(value, answer))) return 'exact';
  return `WRONG: ${shown(answer, truths[0])}, and the truth is ${shown(truths[0], answer)}`;
}

// Of long lists, what the other one does not have.
function shown(value: unknown, other: unknown): string {
  if (!Array.isArray(value) || !Array.isArray(other)) return JSON.stringify(value).slice(0, 300);
  const texts = new Set(other.map(rowText));
  const own = value.map(rowText).filter((row) => !texts.has(row));
  return `${value.length} rows (${own.length} of its own, such as ${own.slice(0, 2).join(' and ')})`;
}

function rowText(row: unknown): string {
  if (typeof row !== 'object' || row === null) return String(row);
  return JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
}
