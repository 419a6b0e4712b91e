import type { Operation } from '../../operation';
import { optionsProperty } from '../../parameters/options';
import { readLimit, RETURN_ALL } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { toItems } from '../../to-items';
import { withinLimit } from '../../within-limit';

export const getOverLimit: Operation = {
  resource: 'license',
  option: {
    name: 'Get Over Limit',
    value: 'getOverLimit',
    description: 'Get the companies with more Target Users than their License Limit, the largest excess first',
    action: 'Get companies over their license limit',
  },
  properties: showFor('license', 'getOverLimit', [
    ...RETURN_ALL,
    SIMPLIFY,
    optionsProperty('verification', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const limit = readLimit(call);
    const { verification = 'standard' } = call.options;
    const { client } = await call.keepnet();
    const companies = await client.companiesOverLimit({ verification });
    return toItems(withinLimit(call, companies, limit), call.itemIndex);
  },
};
