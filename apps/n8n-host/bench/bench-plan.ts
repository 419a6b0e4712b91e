import type { OperationName } from './operations';

/** How our node proves its result: counted once, or twice if the server gives an export. */
type Verification = 'standard' | 'auto';

/** Who answers a question, and the page size that it requests. */
export type Contender =
  | { readonly who: 'keepnet'; readonly pageSize: number; readonly verification: Verification }
  | { readonly who: 'httpRequest'; readonly pageSize: number }
  | { readonly who: 'bare'; readonly pageSize: number }
  | { readonly who: 'bareNode'; readonly pageSize: number };

/** How often a contender is measured. */
export interface PlannedCase {
  readonly contender: Contender;
  readonly runs: number;
}

/** Our node's default page size, also the sandbox's maximum. */
export const PAGE_SIZE = 10_000;
/** The largest page that a server may send. */
export const MIDDLE_PAGE = 1_000;
const SMALL_PAGE = 100;

const FEW_RUNS = 5;

/**
 * HTTP Request is measured less often, or not at all, where it takes minutes: n8n's Filter takes a millisecond for each
 * company, and at 100 companies a page 100,000 of them are a thousand requests in a row. The bare client repeats the
 * pages of the node before it in this list, and so does the bare node.
 */
export function plannedCases(operation: OperationName, companies: number, quick: boolean): PlannedCase[] {
  const ours = quick ? 1 : FEW_RUNS;
  const isList = operation !== 'total';
  const isLarge = companies > 50_000;
  const same = isLarge ? (isList ? 0 : 1) : companies > 5_000 && isList ? 1 : ours;
  const small = isLarge || isList ? 0 : ours;
  const node = (pageSize: number, verification: Verification): PlannedCase => ({
    contender: { who: 'keepnet', pageSize, verification },
    runs: ours,
  });
  const workflow = (pageSize: number, runs: number): PlannedCase => ({
    contender: { who: 'httpRequest', pageSize },
    runs: Math.min(ours, runs),
  });
  const at = (pageSize: number): PlannedCase[] => [
    node(pageSize, 'standard'),
    { contender: { who: 'bare', pageSize }, runs: ours },
    ...(isList ? [] : [{ contender: { who: 'bareNode', pageSize }, runs: ours } as const, node(pageSize, 'auto')]),
    workflow(pageSize, same),
  ];
  const cases = [...at(PAGE_SIZE), ...(isList ? [] : at(MIDDLE_PAGE)), workflow(SMALL_PAGE, small)];
  return cases.filter(({ runs }) => runs > 0);
}

export function titleOf(contender: Contender): string {
  const pages = `${contender.pageSize.toLocaleString('en-US')} a page`;
  if (contender.who === 'bare') return `bare keep-alive client, ${pages}`;
  if (contender.who === 'bareNode') return `bare node in n8n, ${pages}`;
  if (contender.who === 'httpRequest') return `HTTP Request, ${pages}`;
  return `Keepnet node, ${pages}${contender.verification === 'auto' ? ', counted twice' : ''}`;
}
