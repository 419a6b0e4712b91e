import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, test } from 'vitest';
import { parseCommandLine } from '../src/parse-command-line';

const SERVER = fileURLToPath(new URL('../dist/server.js', import.meta.url));

const children: ChildProcess[] = [];

// A test that fails must not leave its server behind.
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function run(...args: string[]) {
  const child = spawn(process.execPath, [SERVER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const finished = once(child, 'exit').then(async ([code]) => Number(code));
  return { child, finished, errors: text(child.stderr) };
}

describe('parseCommandLine', () => {
  it('returns the options that are told, and the usual port', () => {
    expect(parseCommandLine([])).toEqual({ port: 4010 });
    const line =
      '--port 0 --companies 25 --seed 7 --today 2026-12-01 --latency 50 --page-cap 10 --scenario html,reset:at=4 --log';
    expect(parseCommandLine(line.split(' '))).toEqual({
      port: 0,
      companies: 25,
      seed: 7,
      today: '2026-12-01',
      latencyMs: 50,
      pageCap: 10,
      scenario: 'html,reset:at=4',
      log: true,
    });
    expect(parseCommandLine(['--help'])).toBe('help');
  });

  test.each([
    ['--port abc', '--port must be a whole number, not "abc".'],
    ['--port 70000', '--port must be at most 65535.'],
    ['--companies=-5', '--companies must be a whole number, not "-5".'],
    ['--colour red', "Unknown option '--colour'. See --help."],
    ['--seed', "Option '--seed <value>' argument missing. See --help."],
    ['surprise', 'Unexpected argument "surprise". See --help.'],
  ])('%s throws one clear line', (line, message) => {
    expect(() => parseCommandLine(line.split(' '))).toThrow(message);
    expect(message).not.toContain('\n');
  });
});

describe('the built server', () => {
  it('prints address, credentials and page, answers, and ends when told to', async () => {
    const { child, finished, errors } = run('--port', '0', '--companies', '12');
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await expect.poll(() => printed, { interval: 10, timeout: 60_000 }).toContain('/_sandbox/docs');
    expect(printed).toContain('sandbox-secret');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
    expect((await fetch(`${url}/_sandbox/openapi.json`)).status).toBe(200);
    child.kill('SIGTERM');
    expect([await finished, await errors]).toEqual([0, '']);
  });

  it('prints one line and ends with code 2 when an option is wrong', async () => {
    const { finished, errors } = run('--scenario', 'flood');
    const line = 'Unknown scenario "flood". GET /_sandbox/scenarios lists them all.\n';
    expect([await finished, await errors]).toEqual([2, line]);
  });

  it('prints one line when the port is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const { finished, errors } = run('--port', String(port), '--companies', '1');
    expect([await finished, await errors]).toEqual([2, `Port ${port} is in use. Choose another with --port.\n`]);
    blocker.close();
  });
});
