import { buildSandbox, type CompanySnapshot } from '@keepnet-workflows/sandbox';

import { DEMO_SETTING } from '../src/demo-setting';

const DAY_MS = 86_400_000;
const { companies: count, seed, today, month, monthBefore, renewalDays } = DEMO_SETTING;

export const sumOf = (companies: readonly CompanySnapshot[]): number =>
  companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);

/** What the demo must come to, taken from the sandbox's companies themselves and not from its answers. */
export function sandboxTruth() {
  const { sandbox } = buildSandbox({ companies: count, seed, today });
  const all = sandbox.snapshot({ month });
  const daysLeft = (day: string): number => (Date.parse(day) - Date.parse(today)) / DAY_MS;
  return {
    all,
    before: sandbox.snapshot({ month: monthBefore }),
    overLimit: all.filter((company) => company.isOverLimit),
    expired: all.filter((company) => company.isExpired),
    renewals: all.filter(
      ({ renewalDay }) => renewalDay !== null && daysLeft(renewalDay) >= 0 && daysLeft(renewalDay) <= renewalDays,
    ),
  };
}
