import type { WireCompany } from '../company-builder';

import { InputError } from './input-error';
import type { FilterGroup, FilterItem } from './search-body';

type Kind = 'text' | 'ids' | 'number' | 'date' | 'list' | 'flag';
type Value = string | number | boolean | readonly string[] | null;

const fields: Readonly<Record<string, readonly [Kind, (row: WireCompany) => Value]>> = {
  companyname: ['text', (row) => row.companyName],
  name: ['text', (row) => row.companyName],
  resellername: ['text', (row) => row.resellerName],
  numberofusers: ['text', (row) => row.numberOfUsers],
  industryresourceid: ['ids', (row) => row.industryResourceId],
  licensetyperesourceid: ['ids', (row) => row.licenseTypeResourceId],
  targetusercount: ['number', (row) => row.targetUserCount],
  licenseenddate: ['date', (row) => dateValue(row.licenseEndDate)],
  createtime: ['date', (row) => dateValue(row.createTime)],
  tags: ['list', (row) => row.tags],
  licenceexpired: ['flag', (row) => row.licenceExpired],
};

const order = ['=', '!=', '>', '>=', '<', '<='];
const operators: Readonly<Record<Kind, readonly string[]>> = {
  text: ['=', '!=', 'contains'],
  ids: ['include'],
  number: order,
  date: order,
  list: ['=', 'contains'],
  flag: ['='],
};

/** The field of a filter that selects a month instead of rows. */
export const monthField = 'monthlyactiveuser';

/** True when the company passes the filter; the month item does not count. */
export function passesFilter(row: WireCompany, group: FilterGroup): boolean {
  const items = (group.filteritems ?? []).filter((item) => item.fieldname.toLowerCase() !== monthField);
  const verdicts = [
    ...items.map((item) => passesItem(row, item)),
    ...(group.filtergroups ?? []).map((inner) => passesFilter(row, inner)),
  ];
  return group.condition.toUpperCase() === 'OR' && verdicts.length > 0
    ? verdicts.some(Boolean)
    : verdicts.every(Boolean);
}

/** Every item of the filter, however deep. */
export function filterItems(group: FilterGroup): FilterItem[] {
  return [...(group.filteritems ?? []), ...(group.filtergroups ?? []).flatMap(filterItems)];
}

/** Checks every item, so that a wrong one is refused even when there is no row. */
export function checkFilter(group: FilterGroup): void {
  for (const item of filterItems(group)) {
    const name = item.fieldname.toLowerCase();
    if (typeof item.value !== 'string') throw new InputError(`The value of ${item.fieldname} must be a string`);
    if (name === monthField) continue;
    const kind = fields[name]?.[0];
    if (kind === undefined) throw new InputError(`Unknown field ${item.fieldname}`);
    if (!operators[kind].includes(item.operator.toLowerCase())) {
      throw new InputError(`Unknown operator ${item.operator} for ${item.fieldname}`);
    }
    if (kind === 'date' && dateValue(item.value) === null) throw new InputError(`${item.fieldname} is not a date`);
  }
}

/** Milliseconds, from ISO or `YYYY/MM/DD[ HH:mm]`; UTC without offset. */
export function dateValue(text: string | null): number | null {
  if (text === null) return null;
  const iso = text.replaceAll('/', '-').replace(' ', 'T');
  const withTime = iso.includes('T') ? iso : `${iso}T00:00`;
  const value = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(withTime) ? withTime : `${withTime}Z`);
  return Number.isNaN(value) ? null : value;
}

function passesItem(row: WireCompany, item: FilterItem): boolean {
  const [kind, read] = fields[item.fieldname.toLowerCase()] ?? [];
  const actual = read?.(row) ?? null;
  const text = item.value.toLowerCase();
  const operator = item.operator.toLowerCase();
  if (kind === 'ids') return item.value.split(',').includes(String(actual));
  if (kind === 'list') {
    const tags = (actual as readonly string[] | null) ?? [];
    return tags.some((tag) => (operator === '=' ? tag.toLowerCase() === text : tag.toLowerCase().includes(text)));
  }
  if (kind === 'number') return compare(actual as number, operator, Number(item.value));
  if (kind === 'date') return actual !== null && compare(actual as number, operator, dateValue(item.value) ?? NaN);
  const own = String(actual ?? '').toLowerCase();
  return operator === 'contains' ? own.includes(text) : (own === text) === (operator === '=');
}

function compare(left: number, operator: string, right: number): boolean {
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  if (operator === '>') return left > right;
  if (operator === '>=') return left >= right;
  return operator === '<' ? left < right : left <= right;
}
