import { parseArgs } from 'node:util';

/** What to simulate: one seed step by step, or so many from a base on. */
export type SimulateOptions =
  | { readonly replay: number }
  | { readonly replay: undefined; readonly seeds: number; readonly base: number; readonly workers: number };

export const HELP = `npm run simulate -- [options]

  --seeds <n>    how many schedules (default 10000)
  --base <n>     the first seed; npm run simulate draws a fresh one without it
  --workers <n>  processes at once (default: the cores of this machine)
  --replay <n>   one seed, step by step`;

/** @throws Error for an option that does not exist or is no whole number. */
export function parseOptions(argv: readonly string[], cores: number): SimulateOptions | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seeds: { type: 'string' },
      base: { type: 'string' },
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
    workers: wholeNumber('workers', values.workers ?? String(cores), 1),
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < least) {
    throw new Error(`--${name} must be a whole number of at least ${least}.`);
  }
  return number;
}
