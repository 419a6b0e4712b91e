import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { apiFieldsOf, type Company } from '../../core';

/** What our lists add to a company. */
const LIST_FIELDS = ['excessUsers', 'utilization', 'daysExpired', 'daysUntilRenewal'];

/** One item per row, each paired with the input item that asked for it. */
export function toItems(rows: readonly object[], itemIndex: number): INodeExecutionData[] {
  return rows.map((row) => ({ json: toJson(row), pairedItem: { item: itemIndex } }));
}

/** A company that was read with the API's own fields is shown with those, and with what its list adds. */
function toJson(row: object): IDataObject {
  const apiFields = apiFieldsOf(row as Partial<Company>);
  if (!apiFields) return { ...row } as IDataObject;
  const added = Object.entries(row).filter(([name]) => LIST_FIELDS.includes(name));
  return { ...apiFields, ...Object.fromEntries(added) } as IDataObject;
}
