import type { WorldCompany, WorldDate } from '../world/company';
import type { WireCondition } from './read-search';

const DAY_MS = 86_400_000;

/** How a server reads the dates of a filter. */
export interface DateReading {
  readonly wholeDay: boolean;
  readonly zoneHours: number;
}

/** Whether a company passes a condition; undefined when the server does not know the field or the operator. */
export function conditionHolds(
  company: WorldCompany,
  condition: WireCondition,
  dates: DateReading,
): boolean | undefined {
  const { field, operator, value } = condition;
  switch (field) {
    case 'companyname':
      return textHolds([company.name], operator, value);
    case 'resellername':
      return textHolds([company.reseller], operator, value);
    case 'tags':
      return textHolds(company.tags ?? [], operator, value);
    case 'targetusercount':
      return numberHolds(company.target, operator, Number(value));
    case 'licenseenddate':
      return dateHolds(company.renewal, operator, value, dates);
    case 'createtime':
      return dateHolds(company.created, operator, value, dates);
    default:
      return undefined;
  }
}

export const isOverLimit = ({ limited, target, limit }: WorldCompany): boolean => limited && target > limit;

/** A moment of a date, for comparing and sorting. */
export const momentOf = (date: WorldDate): number => ('day' in date ? Date.parse(`${date.day}T00:00:00Z`) : date.ms);

function textHolds(texts: readonly (string | null)[], operator: string, value: string): boolean | undefined {
  const wanted = value.toLowerCase();
  const present = texts.filter((text) => text !== null).map((text) => text.toLowerCase());
  if (operator === 'Contains') return present.some((text) => text.includes(wanted));
  if (operator === '=') return present.includes(wanted);
  return operator === '!=' ? present.some((text) => text !== wanted) : undefined;
}

function dateHolds(
  date: WorldDate | null,
  operator: string,
  value: string,
  { wholeDay, zoneHours }: DateReading,
): boolean | undefined {
  const from = Date.parse(/Z$/.test(value) ? value : `${value}Z`) - zoneHours * 3_600_000;
  if (Number.isNaN(from)) return undefined;
  if (date === null) return false;
  const moment = momentOf(date);
  if (!wholeDay) return numberHolds(moment, operator, from);
  const to = from + DAY_MS - 1;
  if (operator === '>=' || operator === '<') return numberHolds(moment, operator, from);
  return operator === '=' ? moment >= from && moment <= to : numberHolds(moment, operator, to);
}

function numberHolds(actual: number, operator: string, value: number): boolean | undefined {
  switch (operator) {
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    default:
      return undefined;
  }
}
