import { parseArgs } from 'node:util';
import type { ServerKind } from './server/server-traits';

/** What to simulate: one seed step by step, or a number of seeds from a base. */
export type SimulateOptions = { readonly replay: number } | ({ readonly replay: undefined } & ManySeeds);

/** So many seeds from a base on; of one world only, or of both. */
export interface ManySeeds {
  readonly seeds: number;
  readonly base: number;
  readonly world: ServerKind | undefined;
  readonly workers: number;
}

export const HELP = `npm run simulate -- [options]

  --seeds <n>    how many schedules (default 10000)
  --base <n>     the first seed; npm run simulate draws a fresh one without it
  --world <w>    only servers that are supported (even seeds), or unsupported (odd ones)
  --workers <n>  processes at once (default: the cores of this machine)
  --replay <n>   one seed, step by step`;

/** @throws Error for an option that does not exist, or has a value that it cannot have. */
export function parseOptions(argv: readonly string[], cores: number): SimulateOptions | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seeds: { type: 'string' },
      base: { type: 'string' },
      world: { type: 'string' },
      workers: { type: 'string' },
      replay: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  if (values.replay !== undefined) return { replay: wholeNumber('replay', values.replay, 0) };
  return {
    replay: undefined,
    seeds: wholeNumber('seeds', values.seeds ?? '10000', 1),
    base: wholeNumber('base', values.base ?? '', 0),
    world: worldNamed(values.world),
    workers: wholeNumber('workers', values.workers ?? String(cores), 1),
  };
}

function worldNamed(name: string | undefined): ServerKind | undefined {
  if (name === undefined || name === 'supported' || name === 'unsupported') return name;
  throw new Error('--world must be supported or unsupported.');
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < least) {
    throw new Error(`--${name} must be a whole number of at least ${least}.`);
  }
  return number;
}
