import { PassThrough, Writable } from 'node:stream';
import { type RunningSandbox, startSandbox } from '@keepnet-workflows/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import type { ServerCheck } from '../../operations/check-server';
import { runCheckCommand } from './run-check-command';

let running: RunningSandbox;
beforeAll(async () => {
  const today = new Date().toISOString().slice(0, 10);
  running = await startSandbox({ companies: 40, today });
});
afterEach(() => running.sandbox.setScenario('none'));
afterAll(() => running.close());

interface Given {
  /** The credential of the sandbox, unless told otherwise. */
  readonly env?: Readonly<Record<string, string>>;
  /** What somebody types at the terminal; without it there is none. */
  readonly typed?: readonly string[];
}

async function run(args: readonly string[], { env = credentials(), typed }: Given = {}) {
  const [stdout, stderr] = [collector(), collector()];
  const keyboard = new PassThrough();
  const answers = [...(typed ?? [])];
  // Answers a question when it is asked, as a person does.
  const asking = new Writable({
    write(chunk: Buffer, _encoding, done) {
      stderr.stream.write(chunk);
      if (chunk.toString().endsWith(': ')) setImmediate(() => keyboard.write(answers.shift() ?? ''));
      done();
    },
  });
  const stdin = Object.assign(keyboard, { isTTY: typed !== undefined });
  const terminal = { env: { KEEPNET_BASE_URL: running.url, ...env }, stdin, stdout: stdout.stream, stderr: asking };
  const exitCode = await runCheckCommand(args, terminal);
  return { exitCode, output: stdout.text(), errors: stderr.text() };
}

/** A stream that keeps what is written to it. */
function collector() {
  const stream = new PassThrough({ encoding: 'utf8' });
  return { stream, text: () => String(stream.read() ?? '') };
}

function credentials() {
  return { KEEPNET_CLIENT_ID: running.clientId, KEEPNET_CLIENT_SECRET: running.clientSecret };
}

test('prints a table, and says by its exit code that everything works', async () => {
  const { exitCode, output } = await run([]);
  expect(output).toMatch(/^Server +http:\/\/127\.0\.0\.1/);
  expect(output).toMatch(/^Customers +40$/m);
  expect(output).toMatch(/^month +works +Totals/m);
  expect(output).toContain('Everything works');
  expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  expect(exitCode).toBe(0);
});

test('prints a report as JSON, with nothing around it', async () => {
  const { output } = await run(['--json']);
  const report = JSON.parse(output) as ServerCheck;
  expect(report).toMatchObject({ baseUrl: running.url, role: 'Reseller', companyCount: 40 });
  expect(report.abilities).toHaveLength(9);
});

test('asks for the credential, and does not show the secret', async () => {
  const typed = [`${running.clientId}\r`, `${running.clientSecret}\r`];
  const { exitCode, output, errors } = await run([], { env: {}, typed });
  expect(exitCode).toBe(0);
  expect(errors).toContain('Client ID: ');
  expect(errors).toContain(running.clientId);
  expect(errors).toContain('Client Secret: \n');
  expect(output + errors).not.toContain(running.clientSecret);
});

test('is interrupted by Ctrl-C at a question', async () => {
  expect(await run([], { env: {}, typed: ['\u0003'] })).toMatchObject({ exitCode: 130, output: '' });
});

test('exits with 1 when something does not work', async () => {
  running.sandbox.setScenario('ignore-month');
  const { exitCode, output } = await run([]);
  expect(output).toMatch(/^month +ignored/m);
  expect(exitCode).toBe(1);
});

test('exits with 1 when the secret is wrong', async () => {
  const { exitCode, output } = await run([], { env: { ...credentials(), KEEPNET_CLIENT_SECRET: 'wrong' } });
  expect(output).toContain('Nothing can be read.');
  expect(exitCode).toBe(1);
});

test('reads dates by the format that was set', async () => {
  running.sandbox.setScenario('date-day-first');
  expect(await run([])).toMatchObject({ exitCode: 1 });
  expect(await run(['--date-format', 'DD/MM/YYYY'])).toMatchObject({ exitCode: 0 });
});

test.each([
  [['--client-secret', 'Zqx'], 'an argument that is not known'],
  [['Zqx'], 'an argument that is not known'],
  [['--date-format', 'YY'], 'The date format must be one of auto'],
  [['--base-url', 'ftp://x.example'], 'Nothing was checked.'],
])('exits with 2 for %s, and does not repeat it', async (args, words) => {
  const { exitCode, output, errors } = await run(args);
  expect(errors).toContain(words);
  expect(output + errors).not.toContain('Zqx');
  expect(exitCode).toBe(2);
});

test('exits with 2 where there is neither a credential nor a terminal', async () => {
  const { exitCode, errors } = await run([], { env: {} });
  expect(errors).toContain('Set KEEPNET_CLIENT_ID and KEEPNET_CLIENT_SECRET');
  expect(exitCode).toBe(2);
});

test('explains itself', async () => {
  const { exitCode, output } = await run(['--help'], { env: {} });
  expect(output).toContain('Exit code: 0 when everything works');
  expect(exitCode).toBe(0);
});
