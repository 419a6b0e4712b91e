import { addDays } from '../dates/calendar-day';
import type { CompanyFilter } from './company-filter';
import type { FilterItem } from './company-search';
import { DATE_MARGIN_DAYS } from './date-margin';

// Without `!=`: a database drops the companies without a value there, and ours keep them.
const EQUALITY: Readonly<Record<string, string>> = { '=': '=', contains: 'Contains' };
const ORDER: Readonly<Record<string, string>> = { '=': '=', '!=': '!=', '>': '>', '>=': '>=', '<': '<', '<=': '<=' };

const FIELDS: Readonly<Record<string, readonly [name: string, operators: Readonly<Record<string, string>>]>> = {
  companyName: ['CompanyName', EQUALITY],
  resellerName: ['ResellerName', EQUALITY],
  targetUsers: ['TargetUserCount', ORDER],
  tags: ['Tags', { '=': '=', contains: 'Contains' }],
};

const DATES: Readonly<Record<string, string>> = { renewalDate: 'LicenseEndDate', createdAt: 'CreateTime' };

/** What the API can do of a condition, in its own words; nothing when it cannot do it, for the client does it all. */
export function toServerFilter({ field, operator, value }: CompanyFilter): FilterItem[] {
  if (value === null || value === '') return [];
  const date = DATES[field];
  if (date) return dateItems(date, operator, String(value).slice(0, 10));
  const [name, operators] = FIELDS[field] ?? [];
  const wireOperator = operators?.[operator];
  if (!name || !wireOperator) return [];
  if (field === 'targetUsers') return [{ FieldName: name, Operator: wireOperator, Value: String(Number(value)) }];
  const text = String(value);
  const part = plainPart(text);
  if (part === '') return [];
  return [{ FieldName: name, Operator: part === text ? wireOperator : 'Contains', Value: part }];
}

/** The longest part of a text that any comparison without letter case takes as ours does: no i, and no letter with a mark. */
function plainPart(text: string): string {
  const parts = (text.match(/[\x20-\x7e]+(?!\p{M})/gu) ?? [])
    .flatMap((part) => part.split(/i/i))
    .map((part) => part.trim());
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function dateItems(name: string, operator: string, day: string): FilterItem[] {
  const from = { FieldName: name, Operator: '>=', Value: `${addDays(day, -DATE_MARGIN_DAYS)}T00:00:00` };
  const to = { FieldName: name, Operator: '<=', Value: `${addDays(day, DATE_MARGIN_DAYS)}T00:00:00` };
  if (operator === '=') return [from, to];
  if (operator === '>' || operator === '>=') return [from];
  return operator === '<' || operator === '<=' ? [to] : [];
}
