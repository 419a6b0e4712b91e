/** The proof that Zapier shows before there is one. */
export const sampleProof = {
  counted_twice: true,
  second_count: 'agreed',
  export_total: 48_213,
  total_records: 126,
  finished_at: '2026-11-02T06:00:01.240Z',
  digest: '5f0c2a9be1d47763',
};

/** What Zapier shows of a total before there is one. */
export const sampleTotal = {
  id: '2026-10:reseller_name',
  month: '2026-10',
  month_closed: true,
  total_monthly_users: 48_213,
  company_count: 126,
  summary_text: [
    'Keepnet Monthly Users, October 2026: 48,213',
    'Companies: 126',
    '',
    'By reseller:',
    '- ACME Resale: 31,870 (84 companies)',
    '- Baltic Secure: 16,343 (42 companies)',
    '',
    'Complete: 126 of 126 companies counted, each once (2026-11-02 06:00 UTC).',
    "Counted a second time through Keepnet's export: 48,213.",
  ].join('\n'),
  ...sampleProof,
  groups: [
    { group: 'ACME Resale', monthly_users: 31_870, company_count: 84 },
    { group: 'Baltic Secure', monthly_users: 16_343, company_count: 42 },
  ],
};
