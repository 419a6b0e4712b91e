import type { Operation } from '../../operation';
import { FILTERS, readFilters } from '../../parameters/filters';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { readLimit, returnAllProperties } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { readSort, SORT } from '../../parameters/sort';
import { toItems } from '../../to-items';
import { withinLimit } from '../../within-limit';

export const getAllCompanies: Operation = {
  resource: 'company',
  option: {
    name: 'Get Many',
    value: 'getAll',
    description: 'Get many companies with their Monthly Users, license and renewal date',
    action: 'Get many companies',
  },
  properties: showFor('company', 'getAll', [
    ...periodProperties('The month that Monthly Users counts'),
    ...returnAllProperties(false),
    SIMPLIFY,
    FILTERS,
    SORT,
    optionsProperty('timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const limit = readLimit(call);
    const search = { ...readFilters(call), ...readSort(call), month: readPeriod(call) };
    const { client } = await call.keepnet();
    const found = await client.searchCompanies({ ...search, ...(limit !== undefined && { limit }) });
    return toItems(withinLimit(call, found.companies, found.totalMatches), call.itemIndex);
  },
};
