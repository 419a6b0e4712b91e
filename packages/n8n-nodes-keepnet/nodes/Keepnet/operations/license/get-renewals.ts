import type { Operation } from '../../operation';
import { DAYS } from '../../parameters/days';
import { optionsProperty, readToday } from '../../parameters/options';
import { readLimit, RETURN_ALL } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { toItems } from '../../to-items';
import { withinLimit } from '../../within-limit';

export const getRenewals: Operation = {
  resource: 'license',
  option: {
    name: 'Get Renewals',
    value: 'getRenewals',
    description: 'Get the companies whose license is up for renewal within the next days, the earliest first',
    action: 'Get companies with an upcoming renewal',
  },
  properties: showFor('license', 'getRenewals', [
    DAYS,
    ...RETURN_ALL,
    SIMPLIFY,
    optionsProperty('asOf', 'timeZone', 'verification', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const limit = readLimit(call);
    const days = call.parameter<number>('days');
    const { verification = 'standard' } = call.options;
    const { client } = await call.keepnet();
    const companies = await client.upcomingRenewals({ days, ...readToday(call), verification });
    return toItems(withinLimit(call, companies, limit), call.itemIndex);
  },
};
