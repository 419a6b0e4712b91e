#!/usr/bin/env node
import { HELP, parseCommandLine } from './parse-command-line';
import { SandboxInputError } from './sandbox-input-error';
import { startSandbox } from './start-sandbox';

const BAD_INPUT = 2;

async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options === 'help') {
    console.log(HELP);
    return;
  }
  const { url, clientId, clientSecret, sandbox, close } = await startSandbox(options);
  console.log(`Keepnet sandbox   ${url}`);
  console.log(`Client ID         ${clientId}`);
  console.log(`Client Secret     ${clientSecret}`);
  console.log(`Companies         ${sandbox.world.size}, as of ${sandbox.today}, scenario ${sandbox.scenarios.text}`);
  console.log(`In a browser      ${url}/_sandbox/docs`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SandboxInputError)) throw error;
  console.error(error.message);
  process.exitCode = BAD_INPUT;
}
