import type { Operation } from '../../operation';
import { COMPANY_ID } from '../../parameters/company-id';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { toItems } from '../../to-items';

export const getCompany: Operation = {
  resource: 'company',
  option: {
    name: 'Get',
    value: 'get',
    description: 'Get one company with its license and renewal date',
    action: 'Get a company',
  },
  properties: showFor('company', 'get', [COMPANY_ID, SIMPLIFY]),
  async run(call) {
    const companyId = call.parameter<string>('companyId');
    const { client } = await call.keepnet();
    return toItems([await client.getCompany(companyId)], call.itemIndex);
  },
};
