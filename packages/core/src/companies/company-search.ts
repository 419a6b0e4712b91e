import type { Month } from '../dates/month';

/** One condition of a server-side filter, in the API's own words. */
export interface FilterItem {
  readonly FieldName: string;
  readonly Operator: string;
  readonly Value: string;
}

/** Which companies to ask for, and in which order. */
export interface CompanyQuery {
  readonly orderBy: string;
  readonly ascending: boolean;
  /** Conditions that must all hold. */
  readonly filterItems?: readonly FilterItem[];
  /** Selects the month that Monthly Users counts. */
  readonly month?: Month;
  /** Only companies over their License Limit. */
  readonly overLimitOnly?: boolean;
}

/** New companies land at the end of this order, so it shifts the least while pages are read. */
export const BY_CREATION = { orderBy: 'CreateTime', ascending: true } as const;

/**
 * The body of a search or an export. `filter` is always an object and nothing in it is ever null: Keepnet refuses
 * both, and an `orderBy` that is null.
 */
export function toSearchBody(query: CompanyQuery, pageNumber: number, pageSize: number): Record<string, unknown> {
  const items = [...(query.filterItems ?? []), ...(query.month ? [monthItem(query.month)] : [])];
  return {
    pageNumber,
    pageSize,
    orderBy: query.orderBy,
    ascending: query.ascending,
    filter: {
      Condition: 'AND',
      SearchInputTextValue: '',
      ...(items.length > 0 && { FilterGroups: [{ Condition: 'AND', FilterGroups: [], FilterItems: items }] }),
    },
    ...(query.overLimitOnly && { isTargetUserCountExceededLimit: true }),
  };
}

function monthItem(month: Month): FilterItem {
  return { FieldName: 'MonthlyActiveUser', Operator: '=', Value: month };
}
