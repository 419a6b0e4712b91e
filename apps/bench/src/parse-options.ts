import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly runs: number;
  /** For the comparison of speed. */
  readonly companies: number;
  readonly latencyMs: number;
  /** Fewer runs, and no more than are needed to see that everything works. */
  readonly quick: boolean;
}

export const HELP = `npm run bench -- [core | zapier | n8n] [options]

  --runs <number>        measured runs per client, at least 1 (default 9)
  --companies <number>   companies in the speed comparison (default 20000)
  --latency <ms>         delay before every sandbox response (default 50)
  --quick                single runs, to see that everything works`;

/** @throws Error that says which option is wrong. */
export function parseOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string' },
      companies: { type: 'string', default: '20000' },
      latency: { type: 'string', default: '50' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    runs: wholeNumber('--runs', values.runs ?? (values.quick ? '1' : '9'), 1),
    companies: wholeNumber('--companies', values.companies, 1),
    latencyMs: wholeNumber('--latency', values.latency, 0),
    quick: values.quick,
  };
}

function wholeNumber(option: string, text: string, minimum: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < minimum) {
    throw new Error(`${option} must be a whole number of at least ${minimum}.`);
  }
  return value;
}
