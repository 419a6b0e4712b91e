import { setTimeout as wait } from 'node:timers/promises';

import type { CompanySnapshot } from '@keepnet-workflows/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createCredential, type StoredCredential } from '../src/credentials';
import { type Execution, executionsOf, itemsOf } from '../src/executions';
import { createWorkflow, publishWorkflow, type StoredWorkflow } from '../src/workflows';
import { changeCompany } from './setup/change-company';
import { filledTemplate } from './setup/filled-template';
import { type Deal, HubSpot } from './setup/hubspot';
import { type N8nWithServices, n8nWithServices } from './setup/n8n-with-services';
import { STATIC_DATA, UNTIL_POLLED } from './setup/poll-mode';
import { readable, readableDay, readableName } from './setup/readable';
import { accessTo, inDays, sandboxForTest } from './setup/sandbox';
import { serviceCredential } from './setup/service-credential';

const TOKEN = 'hubspot-token';
const KEY = 'keepnet_renewal_key';

let n8n: N8nWithServices;
beforeAll(async () => {
  n8n = await n8nWithServices(['api.hubapi.com']);
});
afterAll(() => n8n.stop());

/** Imports the template and publishes it, so that the companies that have expired already fire at once. */
async function publish(keepnet: StoredCredential): Promise<StoredWorkflow> {
  const credentials = await serviceCredential(n8n.session, 'hubspotAppToken', { appToken: TOKEN });
  const workflow = await filledTemplate('expired-licenses-hubspot.json', keepnet, {
    'Keepnet Trigger': {
      parameters: { options: { emitExisting: true }, pollTimes: STATIC_DATA.pollTimes },
    },
    'Find Deal': { credentials },
    'Create Deal': { credentials },
  });
  const stored = await createWorkflow(n8n.session, workflow);
  await publishWorkflow(n8n.session, stored);
  return stored;
}

/** What its trigger has started, once there are that many runs and they have ended. */
async function runsOf({ id }: StoredWorkflow, count: number): Promise<Execution[]> {
  const deadline = Date.now() + UNTIL_POLLED.timeout;
  for (;;) {
    const runs = await executionsOf(n8n.session, id);
    if (runs.length >= count || Date.now() > deadline) return runs;
    await wait(500);
  }
}

const keyOf = ({ companyId, renewalDay }: CompanySnapshot): string => `${companyId}_${renewalDay}`;
const keysIn = (deals: readonly Deal[]): (string | undefined)[] => deals.map((deal) => deal[KEY]).sort();

test(
  'expired-licenses-hubspot.json creates one deal per company and renewal date, whatever fails and comes again',
  { timeout: 300_000 },
  async () => {
    const server = await sandboxForTest();
    const keepnet = await createCredential(n8n.session, 'Keepnet', accessTo(server));
    const expired = (): CompanySnapshot[] => server.sandbox.snapshot().filter(({ isExpired }) => isExpired);
    const first = expired();
    expect(first.length).toBeGreaterThan(3);
    const hubspot = n8n.use(new HubSpot(TOKEN, KEY));

    // Longer than the node tries by itself.
    hubspot.failAfter(2, 3);
    const campaign = await publish(keepnet);
    const [failed] = await runsOf(campaign, 1);
    expect(failed?.status).toBe('error');
    expect(hubspot.deals).toHaveLength(2);

    await n8n.session.post(`/rest/executions/${failed?.id}/retry`, { loadWorkflow: false });
    const [, retried] = await runsOf(campaign, 2);
    expect(retried?.error).toBeUndefined();
    expect(keysIn(hubspot.deals)).toEqual(first.map(keyOf).sort());
    for (const company of first) {
      const { companyName, renewalDay, licenseLimit, targetUsers, resellerName } = company;
      const day = readableDay(String(renewalDay));
      const limit = licenseLimit === null ? 'unlimited' : readable(licenseLimit);
      expect(hubspot.deals.find((deal) => deal[KEY] === keyOf(company))).toEqual({
        [KEY]: keyOf(company),
        dealstage: 'appointmentscheduled',
        dealname: `Keepnet renewal: ${readableName(companyName)} (${day})`,
        description: `License expired on ${day}. License Limit: ${limit}. Target Users: ${readable(targetUsers)}. Reseller: ${resellerName ?? 'none'}.`,
      });
    }

    // A second workflow knows nothing of the first one: the same events come again.
    await n8n.session.post(`/rest/workflows/${campaign.id}/deactivate`);
    const searchesBefore = hubspot.searches;
    const again = await publish(keepnet);
    const [repeated] = await runsOf(again, 1);
    expect(repeated?.error).toBeUndefined();
    expect(itemsOf(repeated as Execution, 'Keepnet Trigger')).toHaveLength(first.length);
    expect(hubspot.searches - searchesBefore).toBe(first.length);
    expect(hubspot.deals).toHaveLength(first.length);

    const lasting = server.sandbox.snapshot().find(({ renewalDay }) => renewalDay !== null && renewalDay > inDays(60));
    await changeCompany(server, lasting?.companyId, { renewalDate: inDays(-1) });
    await changeCompany(server, first[0]?.companyId, { renewalDate: inDays(-2) });
    const [, polled] = await runsOf(again, 2);
    expect(polled?.error).toBeUndefined();
    expect(itemsOf(polled as Execution, 'Keepnet Trigger')).toHaveLength(2);
    expect(keysIn(hubspot.deals)).toEqual([...new Set([...first.map(keyOf), ...expired().map(keyOf)])].sort());
    expect(hubspot.deals).toHaveLength(first.length + 2);
  },
);
