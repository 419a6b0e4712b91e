import { parseArgs } from 'node:util';
import { DATE_FORMATS, type DateFormat } from '../../dates/parse-wire-date';
import { KeepnetConfigurationError } from '../../errors/keepnet-configuration-error';
import { createKeepnetClient } from '../create-node-client';
import { askCredentials, Interrupted, type Terminal } from './ask-credentials';
import { formatCheck } from './format-check';

const ALL_WORKS = 0;
const SOMETHING_DOES_NOT = 1;
const NOT_CHECKED = 2;
const INTERRUPTED = 130;

const HELP = `keepnet-check: what the Keepnet server of your account can do

Asks for the Client ID and the Client Secret of a REST API credential, or takes them from KEEPNET_CLIENT_ID and
KEEPNET_CLIENT_SECRET; never from arguments, which other programs can see. Sends at most 40 requests, which only read.
The result holds no name, ID or number of a customer.

  --json                       a report, to keep or to send
  --base-url URL               the address of the API, when it is not https://api.keepnetlabs.com
                               (or KEEPNET_BASE_URL)
  --date-format FORMAT         DD/MM/YYYY or MM/DD/YYYY, as your Keepnet account shows dates
                               (or KEEPNET_DATE_FORMAT)

Exit code: 0 when everything works, 1 when something does not or cannot be found out, 2 when nothing was checked.`;

const OPTIONS = {
  json: { type: 'boolean' },
  'base-url': { type: 'string' },
  'date-format': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * The command `keepnet-check`.
 *
 * @returns its exit code
 */
export async function runCheckCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const values = readArguments(args);
    if (values.help) {
      terminal.stdout.write(`${HELP}\n`);
      return ALL_WORKS;
    }
    const settings = readSettings(values, terminal.env);
    const client = createKeepnetClient({ ...(await askCredentials(terminal)), ...settings });
    terminal.stderr.write('Checking; this takes up to two minutes.\n\n');
    const check = await client.checkServer();
    const report = values.json ? JSON.stringify(check, null, 2) : formatCheck(check, terminal.stdout.columns);
    terminal.stdout.write(`${report}\n`);
    return check.abilities.every(({ verdict }) => verdict === 'works') ? ALL_WORKS : SOMETHING_DOES_NOT;
  } catch (error) {
    if (error instanceof Interrupted) return INTERRUPTED;
    if (!KeepnetConfigurationError.isInstance(error)) throw error;
    terminal.stderr.write(`Nothing was checked. ${error.message}\n`);
    return NOT_CHECKED;
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    // Not its own words: they repeat the argument, which may be a secret.
    throw new KeepnetConfigurationError('There is an argument that is not known. See --help.');
  }
}

function readSettings(
  values: ReturnType<typeof readArguments>,
  env: Terminal['env'],
): { baseUrl?: string; dateFormat?: DateFormat } {
  const baseUrl = values['base-url'] ?? env['KEEPNET_BASE_URL'];
  const dateFormat = values['date-format'] ?? env['KEEPNET_DATE_FORMAT'];
  return { ...(baseUrl && { baseUrl }), ...(dateFormat && { dateFormat: knownFormat(dateFormat) }) };
}

function knownFormat(text: string): DateFormat {
  const format = DATE_FORMATS.find((known) => known === text);
  if (format) return format;
  throw new KeepnetConfigurationError(`The date format must be one of ${DATE_FORMATS.join(', ')}.`);
}
