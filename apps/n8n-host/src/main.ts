import { parseArgs } from 'node:util';

import { startSandbox } from '@keepnet-workflows/sandbox';

import { createUserFolder } from './create-user-folder';
import { furnish } from './furnish';
import { HostError } from './host-error';
import { isPortFree } from './free-port';
import { startMailbox } from './mailbox/start-mailbox';
import { createOwner, OWNER, Session } from './session';
import { startN8n } from './start-n8n';

const STOPS = ['SIGINT', 'SIGTERM'] as const;
// After Ctrl-C, no one waits for a workflow to end.
const PATIENCE_MS = 5_000;

function readPort(): number {
  const { port } = parseArgs({ options: { port: { type: 'string', default: '5678' } } }).values;
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new HostError(`--port ${port} is not a port.`);
  return number;
}

async function main(): Promise<void> {
  const port = readPort();
  if (!(await isPortFree(port))) {
    throw new HostError(
      `Port ${port} is in use: stop the program that uses it, or choose another port with npm run n8n -- --port ${port + 1}.`,
    );
  }
  const stop = new AbortController();
  for (const signal of STOPS) process.on(signal, () => stop.abort());

  const userFolder = await createUserFolder();
  const sandbox = await startSandbox({ today: new Date().toISOString().slice(0, 10) });
  const mailbox = await startMailbox();
  try {
    console.log('n8n starts …');
    const n8n = await startN8n({ userFolder, port, signal: stop.signal });
    try {
      const count = await furnish(new Session(await createOwner(n8n.url)), sandbox, mailbox);
      console.log(`
n8n            http://localhost:${port}/home/workflows
Email          ${OWNER.email}
Password       ${OWNER.password}
Contents       ${count} workflows, ready to run: open *Try it* first
Mailbox        ${mailbox.url} shows the mail they send; nothing leaves this machine

Keepnet sandbox, for your own credential:
Base URL       ${sandbox.url}
Client ID      ${sandbox.clientId}
Client Secret  ${sandbox.clientSecret}
Its requests   ${sandbox.url}/_sandbox/journal

Ctrl-C stops n8n and deletes your changes: first download the workflows that you want to keep.`);
      const stopped = new Promise<undefined>((resolve) => {
        if (stop.signal.aborted) resolve(undefined);
        else stop.signal.addEventListener('abort', () => resolve(undefined));
      });
      const ended = await Promise.race([stopped, n8n.ended]);
      if (typeof ended === 'number') throw new HostError(`n8n ended on its own:\n${n8n.output().slice(-3000)}`);
      console.log('\nn8n stops …');
    } finally {
      await n8n.stop(PATIENCE_MS);
    }
  } finally {
    await mailbox.close();
    await sandbox.close();
  }
  console.log('Stopped.');
}

try {
  await main();
} catch (error) {
  const isStop = error instanceof Error && error.name === 'AbortError';
  if (!(error instanceof HostError) && !isStop) throw error;
  if (!isStop) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
