import type { Verification } from '../../../../core';
import type { Operation } from '../../operation';
import { FILTERS, readFilters } from '../../parameters/filters';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { readLimit, returnAllProperties } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { readSort, SORT } from '../../parameters/sort';
import { COUNTED, verificationProperty } from '../../parameters/verification';
import { toItems } from '../../to-items';
import { withinLimit } from '../../within-limit';

export const getAllCompanies: Operation = {
  resource: 'company',
  option: {
    name: 'Get Many',
    value: 'getAll',
    description: 'Get many customers with their Monthly Users, license and renewal date',
    action: 'Get many companies',
  },
  subtitle: 'Companies',
  properties: showFor('company', 'getAll', [
    ...periodProperties('The month that Monthly Users counts'),
    verificationProperty('How Monthly Users is proved', COUNTED),
    ...returnAllProperties(false),
    SIMPLIFY,
    FILTERS,
    SORT,
    optionsProperty('timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const limit = readLimit(call);
    const verification = call.parameter<Verification>('verification');
    const search = { ...readFilters(call), ...readSort(call), month: readPeriod(call), verification };
    const { client } = await call.keepnet();
    const found = await client.searchCompanies({ ...search, ...(limit !== undefined && { limit }) });
    return toItems(withinLimit(call, found.companies, found.totalMatches), call.itemIndex);
  },
};
