import type { Operation } from '../../operation';
import { optionsProperty, readToday } from '../../parameters/options';
import { returnAllProperties } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { LISTED, verificationProperty } from '../../parameters/verification';
import { licenseRows } from './license-rows';

export const getExpired: Operation = {
  resource: 'license',
  option: {
    name: 'Get Expired',
    value: 'getExpired',
    description: 'Get the customers whose Renewal Date has passed, the longest expired first',
    action: 'Get companies with an expired license',
  },
  subtitle: 'Expired licenses',
  properties: showFor('license', 'getExpired', [
    verificationProperty('How the list is checked to be complete', LISTED),
    ...returnAllProperties(true),
    SIMPLIFY,
    optionsProperty('asOf', 'timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  run: (call) =>
    licenseRows(call, (client, verification) => client.expiredLicenses({ ...readToday(call), verification })),
};
