import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';

import type { CompanyFilter, SearchCompaniesOptions } from '../../../core';
import type { OperationCall } from '../operation';

export const FILTERS: INodeProperties = {
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add filter',
  default: {},
  description: 'Only customers that match all filters are returned',
  options: [
    {
      displayName: 'Company Name Contains',
      name: 'text',
      type: 'string',
      default: '',
      placeholder: 'e.g. Acme',
      description: "Part of the customer's name, not case-sensitive",
    },
    {
      displayName: 'Created After',
      name: 'createdAfter',
      type: 'dateTime',
      default: '',
      description: 'Only customers created at or after this time',
    },
    {
      displayName: 'Created Before',
      name: 'createdBefore',
      type: 'dateTime',
      default: '',
      description: 'Only customers created before this time',
    },
    {
      displayName: 'License Type',
      name: 'licenseType',
      type: 'string',
      default: '',
      description: 'The full name of the License Type, not case-sensitive',
    },
    {
      displayName: 'Max Target Users',
      name: 'maxTargetUsers',
      type: 'number',
      // 0 would hide nearly every company as soon as the filter is added.
      default: 1000,
      typeOptions: { minValue: 0 },
      description: 'The largest number of Target Users',
    },
    {
      displayName: 'Min Target Users',
      name: 'minTargetUsers',
      type: 'number',
      default: 0,
      typeOptions: { minValue: 0 },
      description: 'The smallest number of Target Users',
    },
    {
      displayName: 'Reseller Name Contains',
      name: 'reseller',
      type: 'string',
      default: '',
      description: "Part of the reseller's name, not case-sensitive",
    },
    {
      displayName: 'Tag',
      name: 'tag',
      type: 'string',
      default: '',
      description: 'A full tag, not case-sensitive',
    },
  ],
};

interface FiltersParameter {
  readonly createdAfter?: string | Date;
  readonly createdBefore?: string | Date;
  readonly licenseType?: string;
  readonly maxTargetUsers?: number;
  readonly minTargetUsers?: number;
  readonly reseller?: string;
  readonly tag?: string;
  readonly text?: string;
}

/** The conditions in the Filters parameter; an empty filter sets none. */
export function readFilters(call: OperationCall): Pick<SearchCompaniesOptions, 'text' | 'filters'> {
  const { text, ...given } = call.parameter<FiltersParameter>('filters');
  const candidates: (Pick<CompanyFilter, 'field' | 'operator'> & { value: unknown })[] = [
    { field: 'createdAt', operator: '>=', value: toInstant(given.createdAfter, call.timeZone) },
    { field: 'createdAt', operator: '<', value: toInstant(given.createdBefore, call.timeZone) },
    { field: 'licenseTypeName', operator: '=', value: given.licenseType },
    { field: 'resellerName', operator: 'contains', value: given.reseller },
    { field: 'tags', operator: '=', value: given.tag },
    { field: 'targetUsers', operator: '<=', value: given.maxTargetUsers },
    { field: 'targetUsers', operator: '>=', value: given.minTargetUsers },
  ];
  const filters = candidates.filter(({ value }) => value !== undefined) as CompanyFilter[];
  return { ...(text && { text }), ...(filters.length > 0 && { filters }) };
}

/** A date without an offset is in the reader's time zone. */
function toInstant(date: string | Date | undefined, timeZone: string): string | undefined {
  if (date === undefined || date instanceof Date) return date?.toISOString();
  // A time zone that does not exist has no instants; the core's error names the zone.
  return DateTime.fromISO(date, { zone: timeZone }).toUTC().toISO() ?? date;
}
