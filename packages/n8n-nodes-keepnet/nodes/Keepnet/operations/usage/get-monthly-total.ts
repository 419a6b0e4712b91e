import type { Operation } from '../../operation';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { showFor } from '../../parameters/show-for';
import { toItems } from '../../to-items';

export const getMonthlyTotal: Operation = {
  resource: 'usage',
  option: {
    name: 'Get Monthly Total',
    value: 'getMonthlyTotal',
    description: 'Add up the Monthly Users of all companies, with the proof that none is missing or counted twice',
    action: 'Get the monthly user total',
  },
  properties: showFor('usage', 'getMonthlyTotal', [
    ...periodProperties('previousMonth', 'The month to add up.'),
    optionsProperty('groupBy', 'source', 'verification', 'timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const { groupBy, source = 'search', verification = 'standard' } = call.options;
    const month = readPeriod(call);
    const { client } = await call.keepnet();
    const total = await client.monthlyUserTotal({ month, source, verification, ...(groupBy && { groupBy }) });
    return toItems([total], call.itemIndex);
  },
};
