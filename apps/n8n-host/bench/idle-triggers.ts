import { keepnet, node } from '../src/workflow';
import type { BenchHost } from './bench-host';
import { startSandboxProcess } from './sandbox-process';

const TRIGGERS = 10;
const COMPANIES = 20_000;

/** The heap that each waiting trigger uses in n8n, as a line of a table. */
export async function benchIdleTriggers(host: BenchHost): Promise<string> {
  const sandbox = await startSandboxProcess({ companies: COMPANIES });
  try {
    const { url: baseUrl, clientId, clientSecret } = sandbox;
    const credential = await host.addCredential('keepnetApi', { baseUrl, clientId, clientSecret, dateFormat: 'auto' });
    const add = async (): Promise<void> => {
      const trigger = keepnet(credential, { event: 'licenseExpired' }, 'keepnetTrigger', 'Trigger');
      await host.addTrigger('Waiting', [trigger, node('Nothing', 'n8n-nodes-base.noOp', 1)]);
    };
    // The first one loads what all of them share.
    await add();
    const before = await usedHeap(host);
    for (let count = 0; count < TRIGGERS; count++) await add();
    const kilobytes = ((await usedHeap(host)) - before) / TRIGGERS / 1000;
    return `| Heap of a waiting trigger, ${COMPANIES.toLocaleString('en-US')} companies | ${kilobytes.toFixed(0)} KB | | |`;
  } finally {
    await sandbox.stop();
  }
}

async function usedHeap({ meter, inspector }: BenchHost): Promise<number> {
  await meter.untilQuiet();
  await inspector.collectGarbage();
  return (await inspector.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;
}
