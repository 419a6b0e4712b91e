import { sampleProof } from './total';

/** What Zapier shows of a report before there is one. */
export const sampleReport = {
  id: '2026-10',
  subject: 'Keepnet report, October 2026: 48,213 Monthly Users (+2.3%)',
  month: '2026-10',
  month_closed: true,
  total_monthly_users: 48_213,
  proof:
    "All 126 customers counted once. Confirmed by Keepnet's export. Compared with September 2026 for today's customers: " +
    'those removed since are in neither month. Counted 2 Nov 2026, 07:00, Istanbul.',
  previous_month: '2026-09',
  previous_total: 47_129,
  change: 1_084,
  change_percent: 2.3,
  company_count: 126,
  active_company_count: 119,
  over_limit_count: 4,
  expired_in_use_count: 1,
  renewal_count: 17,
  renewal_days: 90,
  joined_count: 3,
  left_count: 1,
  as_of: '2026-11-02',
  ...sampleProof,
  text: 'Keepnet report, October 2026\n\nMonthly Users: 48,213 (+1,084 from 47,129 in September 2026, +2.3%)\n',
  html: '<!doctype html>\n<html lang="en"><body><h1>October 2026</h1><p>48,213 Monthly Users</p></body></html>\n',
  file: 'https://files.example.com/keepnet-report-2026-10.xlsx',
  file_name: 'keepnet-report-2026-10.xlsx',
  mime_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  file_size: 38_912,
  customer_file: null,
  resellers: [
    {
      reseller_name: 'ACME Resale',
      company_count: 84,
      monthly_users: 31_870,
      share: 0.661,
      previous_monthly_users: 31_012,
      change: 858,
    },
    {
      reseller_name: 'Baltic Secure',
      company_count: 42,
      monthly_users: 16_343,
      share: 0.339,
      previous_monthly_users: 16_117,
      change: 226,
    },
  ],
};
