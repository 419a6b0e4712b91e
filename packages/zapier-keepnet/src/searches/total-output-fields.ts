import type { OutputField } from '../rows/output-field';

/** What proves a month's numbers. */
export const proofOutputFields: readonly OutputField[] = [
  { key: 'counted_twice', label: 'Counted Twice', type: 'boolean' },
  { key: 'second_count', label: 'Second Count', type: 'string' },
  { key: 'export_total', label: 'Total of the Second Count', type: 'integer' },
  { key: 'total_records', label: 'Companies Counted by Keepnet', type: 'integer' },
  { key: 'finished_at', label: 'Finished At', type: 'datetime' },
  { key: 'digest', label: 'Digest', type: 'string' },
];

export const totalOutputFields: readonly OutputField[] = [
  { key: 'id', label: 'ID', type: 'string' },
  { key: 'month', label: 'Month', type: 'string' },
  { key: 'month_closed', label: 'Month Closed', type: 'boolean' },
  { key: 'total_monthly_users', label: 'Total Monthly Users', type: 'integer' },
  { key: 'company_count', label: 'Company Count', type: 'integer' },
  { key: 'summary_text', label: 'Summary Text', type: 'string' },
  ...proofOutputFields,
];
