import { type RunningSandbox, startSandbox } from '@keepnet-workflows/sandbox';

import type { ClientSettings, KeepnetClient } from '../../src';

import { OPERATIONS } from './operations';
import { outcomeOf } from './outcome-of';
import { lookAt, TODAY, type TrueWorld } from './true-world';
import { createVirtualClients } from './virtual-clients';

// More than a few pages of 60, so that the server's filters and orders are used and pages shift.
const COMPANIES = 310;

/** A sandbox that all scenarios of a file are run on, one after the other. */
export interface Matrix {
  /** What becomes of every operation under a scenario, each with a client of its own or all with the same. */
  run(scenario: string, settings: ClientSettings, clients: 'own' | 'same'): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function startMatrix(): Promise<Matrix> {
  const running = await startSandbox({ companies: COMPANIES, today: TODAY, scenario: 'hostile-names' });
  const clients = createVirtualClients(running);
  return {
    async run(scenario, settings, kind) {
      const outcomes: Record<string, string> = {};
      let client: KeepnetClient | undefined;
      let truth: TrueWorld | undefined;
      startOver(running, scenario);
      for (const operation of OPERATIONS) {
        await clients.settle();
        startOver(running, scenario);
        client = kind === 'same' && client ? client : clients.create(settings, /^slow.*on=export/.test(scenario));
        outcomes[operation.name] = await outcomeOf(operation, client, () => (truth = lookAt(running, scenario, truth)));
      }
      return outcomes;
    },
    close: () => running.close(),
  };
}

/** Counts from the first request again; the companies are as at the start. */
function startOver({ sandbox }: RunningSandbox, scenario: string): void {
  if (sandbox.world.version === 0) sandbox.setScenario(scenario);
  else sandbox.reset({ scenario });
}
