import type { Operation } from '../../operation';
import { optionsProperty } from '../../parameters/options';
import { returnAllProperties } from '../../parameters/return-all';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { LISTED, verificationProperty } from '../../parameters/verification';
import { licenseRows } from './license-rows';

export const getOverLimit: Operation = {
  resource: 'license',
  option: {
    name: 'Get Over Limit',
    value: 'getOverLimit',
    description: 'Get the customers with more Target Users than their License Limit, the largest excess first',
    action: 'Get companies over their license limit',
  },
  subtitle: 'Over license limit',
  properties: showFor('license', 'getOverLimit', [
    verificationProperty('How the list is checked to be complete', LISTED),
    ...returnAllProperties(true),
    SIMPLIFY,
    optionsProperty('pageSize', 'maxConcurrency'),
  ]),
  run: (call) => licenseRows(call, (client, verification) => client.companiesOverLimit({ verification })),
};
