import { createCredential } from '../../src/credentials';
import { type Execution, waitForExecution } from '../../src/executions';
import { createWorkflow, startWorkflow } from '../../src/workflows';
import { ACCOUNTING, CONNECTED, type Service } from './accounting';
import { decide, type Question, questionOf } from './approval';
import { changeCompany } from './change-company';
import { DataTables } from './data-tables';
import { type Choice, filledTemplate } from './filled-template';
import type { N8nWithServices } from './n8n-with-services';
import { accessTo, sandboxForTest, THIS_MONTH } from './sandbox';
import { serviceCredential } from './service-credential';
import { type Mail, smtpInbox } from './smtp-inbox';

/** Over everywhere, whatever day it is. */
export const BILLED_MONTH = new Date(Date.parse(`${THIS_MONTH}-01`) - 40 * 86_400_000).toISOString().slice(0, 7);
/** With what each comes to in cents; rounded up, rounded down and the half are among them. */
export const CUSTOMERS = [
  { companyName: 'Alder & Sons <b>Bold</b>', monthlyUsers: 12, cents: 1481 },
  { companyName: 'Birch', monthlyUsers: 10, cents: 1235 },
  { companyName: 'Cedar', monthlyUsers: 7, cents: 864 },
  { companyName: 'Dogwood', monthlyUsers: 100, cents: 12_345 },
];
const PRICE_BOOK = { currency: 'EUR', prices: [{ unitPrice: '1.2345' }] };
const ADDRESSES = { fromEmail: 'billing@reseller.example', toEmail: 'ann@reseller.example' };
const TRIGGER = 'Second of the Month';
const LONGEST_RUN_MS = 300_000;

interface MonthOptions {
  /** Those in the map. Default: the four above. */
  readonly customers?: readonly { readonly companyName: string; readonly monthlyUsers: number }[];
  /** What the user sets in further nodes. Default: what makes the test short. */
  readonly settings?: Readonly<Record<string, Choice>>;
  /** How long it waits for an answer. */
  readonly waitFor?: { readonly resumeAmount: number; readonly resumeUnit: string };
}

export interface BilledMonth {
  /** What the accounting system calls the customers, in their order. */
  readonly references: readonly string[];
  readonly tables: DataTables;
  /** Starts a run and waits until it asks. */
  ask(): Promise<Question>;
  /** A run to its end that is answered with this. Default: yes. */
  bill(decision?: string): Promise<{ execution: Execution; report: Mail }>;
  /** A run to its end that has nothing to ask. */
  billNothing(): Promise<{ execution: Execution; report: Mail }>;
  /** Waits for the end of a run that nothing went wrong with. */
  end(executionId: string): Promise<{ execution: Execution; report: Mail }>;
  /** Keepnet corrects what a customer had in the month. */
  restate(index: number, monthlyUsers: number): Promise<unknown>;
}

/** A reseller with four customers, another one that is not in the map and one without users, and a month to be billed. */
export async function billedMonth(
  n8n: Pick<N8nWithServices, 'session'>,
  service: Service,
  { customers = CUSTOMERS, settings = ACCOUNTING[service].settings, waitFor }: MonthOptions = {},
): Promise<BilledMonth> {
  const { file, credentialType, connected, yes, reference, seed } = ACCOUNTING[service];
  const server = await sandboxForTest({ companies: 0, seed });
  const add = async (companyName: string, monthlyUsers: number): Promise<string> => {
    const license = { licenseLimit: null, renewalDate: null };
    return (await changeCompany(server, undefined, { companyName, monthlyUsers, ...license })).companyId;
  };
  const companyIds: string[] = [];
  for (const { companyName, monthlyUsers } of [...customers, { companyName: 'Idle', monthlyUsers: 0 }]) {
    companyIds.push(await add(companyName, monthlyUsers));
  }
  await add('Unmapped', 5);

  const references = customers.map((_, index) => reference(index + 1));
  const tables = new DataTables(() => n8n.session);
  const mapped = companyIds.map((companyId, index) => ({
    companyId,
    companyName: customers[index]?.companyName ?? 'Idle',
    customerRef: reference(index + 1),
  }));
  await tables.add('Keepnet customers', mapped);

  const inbox = await smtpInbox();
  const smtp = await serviceCredential(n8n.session, 'smtp', inbox.credential);
  const account = await serviceCredential(n8n.session, credentialType, CONNECTED);
  const prices = { priceSource: 'json', priceBook: JSON.stringify(PRICE_BOOK) };
  const choices: Record<string, Choice> = {
    'Get Invoice Lines': { parameters: { period: 'custom', month: BILLED_MONTH, ...prices } },
    'Ask for Approval': {
      credentials: smtp,
      parameters: { ...ADDRESSES, ...(waitFor && { options: { limitWaitTime: { values: waitFor } } }) },
    },
    'Send Report': { credentials: smtp, parameters: ADDRESSES },
    ...Object.fromEntries(connected.map((name) => [name, { credentials: account }])),
    ...settings,
  };
  const keepnet = await createCredential(n8n.session, 'Keepnet', accessTo(server));
  const { id } = await createWorkflow(n8n.session, await filledTemplate(file, keepnet, choices));

  const start = (): Promise<string> => startWorkflow(n8n.session, id, TRIGGER);
  const ask = async (): Promise<Question> => {
    const mailsBefore = inbox.mails.length;
    return questionOf(n8n.session, await start(), inbox, mailsBefore);
  };
  const end: BilledMonth['end'] = async (executionId) => {
    const execution = await waitForExecution(n8n.session, executionId, LONGEST_RUN_MS);
    if (execution.error) throw new Error(`${execution.error.message} ${execution.error.description}`);
    const report = inbox.mails.at(-1);
    if (!report) throw new Error('No report came.');
    return { execution, report };
  };
  return {
    references,
    tables,
    ask,
    end,
    async bill(decision = yes) {
      const { executionId, form } = await ask();
      await decide(form, decision);
      return end(executionId);
    },
    billNothing: async () => end(await start()),
    restate: (index, monthlyUsers) =>
      changeCompany(server, companyIds[index], { monthlyUsers: { [BILLED_MONTH]: monthlyUsers } }),
  };
}
