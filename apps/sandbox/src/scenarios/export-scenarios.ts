import type { ScenarioDefinition } from './scenario-definition';

const lasting = (name: string, description: string): ScenarioDefinition => ({ name, kind: 'lasting', description });

/** Differences and faults of an exported file. */
export const EXPORT_SCENARIOS: readonly ScenarioDefinition[] = [
  {
    name: 'export-error',
    kind: 'lasting',
    description: 'The export returns this status and a JSON error instead of a file',
    parameter: { meaning: 'status', fallback: 200 },
  },
  lasting('export-ignores-filter', 'The file has every company, whatever was requested'),
  lasting('export-ignores-month', 'Monthly Users in the file are always those of the current month'),
  {
    name: 'export-truncated',
    kind: 'fault',
    operation: 'export',
    description: 'The connection ends in the middle of the file',
  },
  lasting('export-first-page', 'reportAllPages is ignored: the file has only the requested page'),
  lasting('export-missing-rows', 'The file is well formed, but its last row is missing'),
  lasting('export-drops-zero', 'The file lacks the companies without users'),
  lasting('export-swapped-users', 'The Monthly Users of two companies are swapped: the sum is right'),
  lasting('export-header-only', 'The file is a header without rows'),
  lasting('export-total-row', 'The last row is a total of all companies, without a name'),
  lasting('export-grouped-digits', 'Monthly Users have a comma before every three digits'),
  lasting('export-other-names', 'Names are trimmed, in decomposed letters, with an apostrophe before = + - @'),
  lasting('export-semicolon', 'The CSV file is separated by semicolons'),
  lasting('export-tab', 'The CSV file is separated by tabs'),
  lasting('export-bom', 'The CSV file begins with a byte order mark'),
  lasting('export-plain-lines', 'Lines end with only a line feed, and the last line with nothing'),
  lasting('export-user-limit', 'The License Limit column has its former name, User Limit'),
  lasting('export-extra-columns', 'The file has unknown columns, in a different order'),
  lasting('export-users-last', 'Monthly Users are the last column, and there is no Reseller Name'),
  lasting('export-missing-column', 'The file has no Monthly Users column'),
  {
    name: 'huge-export',
    kind: 'lasting',
    description: 'The CSV file is padded to this size with an extra column; generated as a stream',
    parameter: { meaning: 'megabytes', fallback: 200 },
  },
];
