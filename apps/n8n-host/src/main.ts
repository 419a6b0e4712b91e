import { parseArgs } from 'node:util';

import { startSandbox } from '@keepnet-workflows/sandbox';

import { createUserFolder } from './create-user-folder';
import { furnish } from './furnish';
import { HostError } from './host-error';
import { isPortFree } from './free-port';
import { createOwner, OWNER, Session } from './session';
import { startN8n } from './start-n8n';

const STOPS = ['SIGINT', 'SIGTERM'] as const;

function readPort(): number {
  const { port } = parseArgs({ options: { port: { type: 'string', default: '5678' } } }).values;
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new HostError(`--port ${port} is no port.`);
  return number;
}

async function main(): Promise<void> {
  const port = readPort();
  if (!(await isPortFree(port))) {
    throw new HostError(
      `Port ${port} is in use: stop what uses it, or choose another one with npm run n8n -- --port ${port + 1}.`,
    );
  }
  const stopped = Promise.withResolvers<undefined>();
  for (const signal of STOPS) process.on(signal, () => stopped.resolve(undefined));

  const userFolder = await createUserFolder();
  const sandbox = await startSandbox({ today: new Date().toISOString().slice(0, 10) });
  try {
    console.log('n8n starts …');
    const n8n = await startN8n({ userFolder, port });
    try {
      const count = await furnish(new Session(await createOwner(n8n.url)), sandbox);
      console.log(`
n8n        http://localhost:${port}
Email      ${OWNER.email}
Password   ${OWNER.password}
In it      the Keepnet nodes, the credential "Keepnet sandbox", ${count} workflows
Sandbox    ${sandbox.url}, its requests: ${sandbox.url}/_sandbox/journal

Ctrl-C stops it. What you change in it is thrown away then: download workflows that you want to keep.`);
      const ended = await Promise.race([stopped.promise, n8n.ended]);
      if (typeof ended === 'number') throw new HostError(`n8n ended by itself:\n${n8n.output().slice(-3000)}`);
      console.log('\nn8n stops …');
    } finally {
      await n8n.stop();
    }
  } finally {
    await sandbox.close();
  }
  console.log('Stopped.');
}

try {
  await main();
} catch (error) {
  if (!(error instanceof HostError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
