import type { Company } from '../../../../core';
import type { Operation } from '../../operation';
import { FILTERS, readFilters } from '../../parameters/filters';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { readLimit, RETURN_ALL } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { readSort, SORT } from '../../parameters/sort';
import { toItems } from '../../to-items';

export const getAllCompanies: Operation = {
  resource: 'company',
  option: {
    name: 'Get Many',
    value: 'getAll',
    description: 'Get many companies with their Monthly Users, license and renewal date',
    action: 'Get many companies',
  },
  properties: showFor('company', 'getAll', [
    ...RETURN_ALL,
    ...periodProperties('currentMonth', 'The month that Monthly Users counts.'),
    SIMPLIFY,
    FILTERS,
    SORT,
    optionsProperty('timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const limit = readLimit(call);
    const { client } = await call.keepnet();
    const found = client.searchCompanies({
      ...readFilters(call),
      ...readSort(call),
      month: readPeriod(call),
      ...(limit !== undefined && { limit }),
    });
    const companies: Company[] = [];
    for await (const company of found) companies.push(company);
    return toItems(companies, call.itemIndex);
  },
};
