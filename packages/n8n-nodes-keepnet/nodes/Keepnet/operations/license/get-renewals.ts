import type { Operation } from '../../operation';
import { DAYS } from '../../parameters/days';
import { optionsProperty, readToday } from '../../parameters/options';
import { returnAllProperties } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { LISTED, verificationProperty } from '../../parameters/verification';
import { licenseRows } from './license-rows';

export const getRenewals: Operation = {
  resource: 'license',
  option: {
    name: 'Get Renewals',
    value: 'getRenewals',
    description: 'Get the customers whose license is due for renewal within the next days, the earliest first',
    action: 'Get companies with an upcoming renewal',
  },
  subtitle: 'Upcoming renewals',
  properties: showFor('license', 'getRenewals', [
    DAYS,
    verificationProperty('How the list is checked to be complete', LISTED),
    ...returnAllProperties(true),
    SIMPLIFY,
    optionsProperty('asOf', 'timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  run(call) {
    const days = call.parameter<number>('days');
    return licenseRows(call, (client, verification) =>
      client.upcomingRenewals({ days, ...readToday(call), verification }),
    );
  },
};
