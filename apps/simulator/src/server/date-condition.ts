import type { WorldCompany, WorldDate } from '../world/company';
import type { WireCondition } from './read-search';

const DAY_MS = 86_400_000;

/** How a server reads the dates of a filter. */
export interface DateReading {
  readonly wholeDay: boolean;
  readonly zoneHours: number;
}

/** A moment of a date, for comparing and sorting. */
export const momentOf = (date: WorldDate): number => ('day' in date ? Date.parse(`${date.day}T00:00:00Z`) : date.ms);

export const isOverLimit = ({ limited, target, limit }: WorldCompany): boolean => limited && target > limit;

/** Whether the renewal date of a company passes a condition; the only field, beside the month, that is filtered by. */
export function dateHolds({ renewal }: WorldCompany, condition: WireCondition, reading: DateReading): boolean {
  const { field, operator, value } = condition;
  const from = Date.parse(`${value}Z`) - reading.zoneHours * 3_600_000;
  if (field !== 'licenseenddate' || Number.isNaN(from) || renewal === null) return false;
  const moment = momentOf(renewal);
  if (operator === '>=') return moment >= from;
  return operator === '<=' && moment <= (reading.wholeDay ? from + DAY_MS - 1 : from);
}
