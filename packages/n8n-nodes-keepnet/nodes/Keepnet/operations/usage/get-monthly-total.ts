import type { Verification } from '../../../../core';
import type { Operation } from '../../operation';
import { GROUP_BY, readGroupBy } from '../../parameters/group-by';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { showFor } from '../../parameters/show-for';
import { COUNTED, verificationProperty } from '../../parameters/verification';
import { toItems } from '../../to-items';
import { proofOf } from './proof';

const NO_VALUE = '(None)';

export const getMonthlyTotal: Operation = {
  resource: 'usage',
  option: {
    name: 'Get Monthly Total',
    value: 'getMonthlyTotal',
    description: 'Add up the Monthly Users of all customers, with proof that none is missing or counted twice',
    action: 'Get the monthly user total',
  },
  properties: showFor('usage', 'getMonthlyTotal', [
    ...periodProperties('The month to add up'),
    verificationProperty('How the total is proved', COUNTED),
    ...GROUP_BY,
    optionsProperty('timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const month = readPeriod(call);
    const verification = call.parameter<Verification>('verification');
    const { groupBy, splitGroups } = readGroupBy(call);
    const { client } = await call.keepnet();
    const total = await client.monthlyUserTotal({ month, verification, ...(groupBy && { groupBy }) });

    const { totalMonthlyUsers, monthClosed, companyCount, completeness } = total;
    const proof = proofOf(total);
    const groups = total.groups.map(({ group, ...counts }) => ({ group: group ?? NO_VALUE, ...counts }));
    const rows = splitGroups
      ? groups.map((group) => ({ month, monthClosed, ...group, totalMonthlyUsers, proof, completeness }))
      : [{ month, monthClosed, totalMonthlyUsers, proof, companyCount, ...(groupBy && { groups }), completeness }];
    return toItems(rows, call.itemIndex);
  },
};
