import type { Operation } from '../../operation';
import { optionsProperty, readToday } from '../../parameters/options';
import { readLimit, RETURN_ALL } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { toItems } from '../../to-items';
import { withinLimit } from '../../within-limit';

export const getExpired: Operation = {
  resource: 'license',
  option: {
    name: 'Get Expired',
    value: 'getExpired',
    description: 'Get the companies whose Renewal Date has passed, the longest expired first',
    action: 'Get companies with an expired license',
  },
  properties: showFor('license', 'getExpired', [
    ...RETURN_ALL,
    SIMPLIFY,
    optionsProperty('asOf', 'timeZone', 'verification', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const limit = readLimit(call);
    const { verification = 'standard' } = call.options;
    const { client } = await call.keepnet();
    const companies = await client.expiredLicenses({ ...readToday(call), verification });
    return toItems(withinLimit(call, companies, limit), call.itemIndex);
  },
};
