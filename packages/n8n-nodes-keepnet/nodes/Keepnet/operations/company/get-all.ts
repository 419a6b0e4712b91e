import { type Company, showCount } from '../../../../core';
import type { Operation } from '../../operation';
import { FILTERS, readFilters } from '../../parameters/filters';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { readLimit, RETURN_ALL } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { readSort, SORT } from '../../parameters/sort';
import { showHint } from '../../show-hint';
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
      // One more, which shows whether there are more.
      ...(limit !== undefined && { limit: Math.min(limit + 1, Number.MAX_SAFE_INTEGER) }),
    });
    const companies: Company[] = [];
    for await (const company of found) companies.push(company);
    if (limit !== undefined && companies.length > limit) {
      companies.pop();
      const shown = `There are more companies than the ${showCount(limit)} that are shown`;
      showHint(call.context, `${shown}. Turn on Return All to get all of them.`);
    }
    return toItems(companies, call.itemIndex);
  },
};
