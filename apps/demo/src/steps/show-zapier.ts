import type { MonthlyUserTotal } from '@keepnet-workflows/core';

import type { DemoContext } from '../demo-context';
import { DEMO_SETTING } from '../demo-setting';
import { formatNumber } from '../format-number';
import { runZapierStep } from '../zapier-app';

interface ZapierTotal {
  readonly total_monthly_users: number;
  readonly summary_text: string;
}

type ZapierRow = Readonly<Record<string, unknown>>;

const SHOWN_FIELDS = ['id', 'company_name', 'license_limit', 'target_users', 'excess_users', 'utilization_percent'];

/** Runs two steps of the Zapier integration, in Zapier's own runtime, on the same sandbox. */
export async function showZapier({ server, report }: DemoContext, expected: MonthlyUserTotal): Promise<void> {
  report.chapter('The same in Zapier');
  const account = { client_id: server.clientId, client_secret: server.clientSecret, base_url: server.url };
  const session = await runZapierStep<object>('authentication.sessionConfig', { authData: account });
  const authData = { ...account, ...session };

  const [total] = await runZapierStep<ZapierTotal[]>('searches.monthly_user_total.operation', {
    authData,
    inputData: { month: DEMO_SETTING.month, group_by: 'reseller_name' },
  });
  report.line('Find Monthly User Total gives a text for an email or a chat message:');
  report.line();
  for (const line of total?.summary_text.split('\n') ?? []) report.line(line && `  ${line}`);
  report.line();

  const rows = await runZapierStep<ZapierRow[]>('triggers.license_limit_exceeded.operation', {
    authData,
    inputData: {},
  });
  report.line(`The trigger License Limit Exceeded gives ${formatNumber(rows.length)} companies. The newest one:`);
  report.line();
  for (const field of SHOWN_FIELDS) report.line(`  ${field.padEnd(20)} ${String(rows[0]?.[field] ?? '')}`);
  report.line();
  report.check('The total is the same number as above', total?.total_monthly_users === expected.totalMonthlyUsers);
  report.check('Every company of the trigger has its own id', new Set(rows.map(({ id }) => id)).size === rows.length);
}
