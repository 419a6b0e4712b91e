import { buildSandbox } from '@keepnet-workflows/sandbox';

import type { ClientSettings, KeepnetClient } from '../../src';

import { OPERATIONS } from './operations';
import { outcomeOf } from './outcome-of';
import { lookAt, TODAY, type TrueWorld } from './true-world';
import { createVirtualClients } from './virtual-clients';

/** Six pages of the companies: so the server's filters and orders are used, and pages shift. */
export const PAGE_SIZE = 31;
const app = buildSandbox({ companies: 160, today: TODAY, scenario: 'hostile-names' });
const { sandbox } = app;
const clients = createVirtualClients(app);

/** What becomes of every operation under a scenario, each with a client of its own or all with the same. */
export async function runMatrix(
  scenario: string,
  settings: ClientSettings,
  kind: 'own' | 'same',
): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  let client: KeepnetClient | undefined;
  let truth: TrueWorld | undefined;
  for (const operation of OPERATIONS) {
    await clients.settle();
    // Counts from the first request again; the companies are as at the start.
    if (sandbox.world.version === 0) sandbox.setScenario(scenario);
    else sandbox.reset({ scenario });
    client = kind === 'same' && client ? client : clients.create(settings, /^slow.*on=export/.test(scenario));
    outcomes[operation.name] = await outcomeOf(operation, client, () => (truth = lookAt(sandbox, scenario, truth)));
  }
  return outcomes;
}
