import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { apiFieldsOf, type Company } from '../../core';

/** The fields that a list adds to a company. */
const OF_LISTS = ['excessUsers', 'utilizationPercent', 'daysExpired', 'daysUntilRenewal'];

/** The order of the columns. All other fields are between the first and the last ones. */
const FIRST = [
  'event',
  'companyName',
  'usageMonth',
  'monthlyUsers',
  'licenseLimit',
  'targetUsers',
  ...OF_LISTS,
  'resellerName',
  'renewalDate',
];
const LAST = ['totalMatches', 'key', 'companyId'];
const PLACED = new Set([...FIRST, ...LAST]);

/** What the API's own fields do not include. */
const BESIDE_API_FIELDS = ['event', 'usageMonth', ...OF_LISTS, 'totalMatches', 'key'];

const DATES = new Set(['renewalDate', 'createdAt', 'licenseStartDate']);

/** One item per row, each paired with its input item. */
export function toItems(rows: readonly object[], itemIndex: number): INodeExecutionData[] {
  return rows.map((row) => ({ json: toJson(row), pairedItem: { item: itemIndex } }));
}

/** A company read with the API's own fields is shown with those and our own additions. */
function toJson(row: object): IDataObject {
  const apiFields = apiFieldsOf(row as Partial<Company>);
  if (!apiFields) return 'companyId' in row ? inColumns(row) : ({ ...row } as IDataObject);
  const hasUsers = 'monthlyActiveUserCount' in apiFields;
  const added = pick(row, hasUsers ? BESIDE_API_FIELDS : [...BESIDE_API_FIELDS, 'monthlyUsers']);
  return { ...(apiFields as IDataObject), ...added };
}

/** A company's row as a table shows it: the columns in their order, calendar days as `2026-11-05`. */
export function inColumns(row: object): IDataObject {
  const others = Object.keys(row).filter((name) => !PLACED.has(name));
  return pick(row, [...FIRST, ...others, ...LAST]);
}

function pick(row: object, names: readonly string[]): IDataObject {
  const fields = row as IDataObject;
  const picked: IDataObject = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined) picked[name] = DATES.has(name) ? toDay(value) : value;
  }
  return picked;
}

/** The core writes a calendar day as midnight UTC: read as a moment, it would be the day before in the west. */
function toDay(date: IDataObject[string]): IDataObject[string] {
  return typeof date === 'string' ? date.replace(/T00:00:00Z$/, '') : date;
}
