import type { Verification } from '../../../../core';
import type { Operation } from '../../operation';
import { COMPANY_ID } from '../../parameters/company-id';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { COUNTED, verificationProperty } from '../../parameters/verification';
import { toItems } from '../../to-items';

export const getCompany: Operation = {
  resource: 'company',
  option: {
    name: 'Get',
    value: 'get',
    description: 'Get one customer with its Monthly Users, license and renewal date',
    action: 'Get a company',
  },
  subtitle: 'One company',
  properties: showFor('company', 'get', [
    COMPANY_ID,
    ...periodProperties('The month that Monthly Users counts'),
    verificationProperty('How Monthly Users is proved', COUNTED),
    SIMPLIFY,
    optionsProperty('timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const companyId = call.parameter<string>('companyId');
    const month = readPeriod(call);
    const verification = call.parameter<Verification>('verification');
    const { client } = await call.keepnet();
    return toItems([await client.getCompany(companyId, { month, verification })], call.itemIndex);
  },
};
