import type { OperationName } from './operations';

/** Who answers a question. The page size is what it asks for. */
export type Contender =
  { readonly who: 'keepnet' } | { readonly who: 'httpRequest'; readonly pageSize: number } | { readonly who: 'bare' };

/** How often a contender is measured. */
export interface PlannedCase {
  readonly contender: Contender;
  readonly runs: number;
}

/** What our node asks for by default, and what the sandbox is told to give at the most. */
export const PAGE_SIZE = 10_000;
const SMALL_PAGE = 100;

const FEW_RUNS = 5;

/**
 * Large sets are measured less often with HTTP Request: at 100 companies a page 100,000 of them are a thousand requests
 * in a row, and n8n's Filter takes a millisecond for each company.
 */
export function plannedCases(operation: OperationName, companies: number, quick: boolean): PlannedCase[] {
  const ours = quick ? 1 : FEW_RUNS;
  const isList = operation !== 'total';
  const [same, small] =
    companies > 50_000 ? (isList ? [1, 0] : [3, 1]) : [ours, companies > 5_000 && isList ? 3 : ours];
  const cases: PlannedCase[] = [
    { contender: { who: 'keepnet' }, runs: ours },
    { contender: { who: 'bare' }, runs: ours },
    { contender: { who: 'httpRequest', pageSize: PAGE_SIZE }, runs: Math.min(ours, same) },
    { contender: { who: 'httpRequest', pageSize: SMALL_PAGE }, runs: Math.min(ours, small) },
  ];
  return cases.filter(({ runs }) => runs > 0);
}

export function titleOf(contender: Contender): string {
  if (contender.who === 'keepnet') return 'Keepnet node';
  if (contender.who === 'bare') return 'bare keep-alive client';
  return `HTTP Request, ${contender.pageSize.toLocaleString('en-US')} a page`;
}
