import { parseArgs } from 'node:util';
import { SandboxInputError } from './sandbox-input-error';
import type { StartOptions } from './start-sandbox';

const DEFAULT_PORT = 4010;
const MAX_PORT = 65_535;

const OPTIONS = {
  port: { type: 'string' },
  companies: { type: 'string' },
  seed: { type: 'string' },
  today: { type: 'string' },
  latency: { type: 'string' },
  'page-cap': { type: 'string' },
  scenario: { type: 'string' },
  log: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const HELP = `keepnet-sandbox: a local server that behaves like the Keepnet API

  --port 4010          0: any free port
  --companies 2500     companies of the reseller
  --seed 1             the same seed and day give the same rows
  --today 2026-11-20   the test clock
  --latency 0          milliseconds before every answer
  --page-cap 1000      the largest page that is served
  --scenario none      names joined by comma; GET /_sandbox/scenarios lists them
  --log                a line of JSON per request`;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const [sentence = 'Bad command line.'] = (error instanceof Error ? error.message : '').split('. ');
    throw new SandboxInputError(`${sentence}. See --help.`);
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new SandboxInputError(`--${name} must be a whole number, not "${text}".`);
  return Number(text);
}

/**
 * The options of the command line, or `help`.
 *
 * @throws SandboxInputError with one clear line.
 */
export function parseCommandLine(args: readonly string[]): StartOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  if (positionals.length > 0) throw new SandboxInputError(`Unexpected argument "${positionals[0]}". See --help.`);
  const port = values.port === undefined ? DEFAULT_PORT : wholeNumber('port', values.port);
  if (port > MAX_PORT) throw new SandboxInputError(`--port must be at most ${MAX_PORT}.`);
  return {
    port,
    ...(values.companies === undefined ? {} : { companies: wholeNumber('companies', values.companies) }),
    ...(values.seed === undefined ? {} : { seed: wholeNumber('seed', values.seed) }),
    ...(values.today === undefined ? {} : { today: values.today }),
    ...(values.latency === undefined ? {} : { latencyMs: wholeNumber('latency', values.latency) }),
    ...(values['page-cap'] === undefined ? {} : { pageCap: wholeNumber('page-cap', values['page-cap']) }),
    ...(values.log === undefined ? {} : { log: values.log }),
    ...(values.scenario === undefined ? {} : { scenario: values.scenario }),
  };
}
