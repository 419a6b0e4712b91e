import { inputError } from '../api-refusal';
import { isMonth } from '../world/calendar';
import { filterItems, type FilterGroup, type FilterItem } from './parse-filter';

const MONTH_FIELD = 'monthlyactiveuser';

function isMonthItem({ fieldName }: FilterItem): boolean {
  return fieldName.toLowerCase() === MONTH_FIELD;
}

/** A filter as a server sees it that does not know what the month in it is for. */
export function withoutMonth(group: FilterGroup): FilterGroup {
  return {
    condition: group.condition,
    items: group.items.filter((item) => !isMonthItem(item)),
    groups: group.groups.map(withoutMonth),
  };
}

/** What a filter says about the month, and the rest of it. */
export interface SplitFilter {
  /** `YYYY-MM`, or undefined if the filter does not select one. */
  readonly month: string | undefined;
  readonly filter: FilterGroup;
}

/**
 * Takes the month selection out of a filter: it selects what is counted and is no condition on rows.
 *
 * @param earliest `YYYY-MM`: months before it are refused, and months after `latest`.
 * @throws ApiRefusal (400, INPUT_ERROR) for another operator than `=`, two months, or a month that is refused.
 */
export function splitMonth(filter: FilterGroup, earliest: string, latest: string): SplitFilter {
  const items = filterItems(filter).filter(isMonthItem);
  const months = [...new Set(items.map(({ value }) => value))];
  if (items.some(({ operator }) => operator !== '='))
    throw inputError('MonthlyActiveUser can only be compared with =.');
  if (months.length > 1) throw inputError('MonthlyActiveUser can select one month only.');
  const [month] = months;
  if (month === undefined) return { month, filter };
  if (!isMonth(month) || month < earliest || month > latest) {
    throw inputError(`MonthlyActiveUser must be a month from ${earliest} to ${latest}.`);
  }
  return { month, filter: withoutMonth(filter) };
}
