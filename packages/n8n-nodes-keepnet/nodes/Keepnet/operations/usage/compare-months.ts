import { type Month, previousMonth } from '../../../../core';
import type { Operation } from '../../operation';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { showFor } from '../../parameters/show-for';
import { toItems } from '../../to-items';

export const compareMonths: Operation = {
  resource: 'usage',
  option: {
    name: 'Compare Months',
    value: 'compareMonths',
    description: 'Compare the Monthly Users of a month with the month before it. Only companies that exist now are in.',
    action: 'Compare the monthly users of two months',
  },
  properties: showFor('usage', 'compareMonths', [
    ...periodProperties('previousMonth', 'The later of the two months; it is compared with the one before it.'),
    optionsProperty('timeZone', 'verification', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const to = readPeriod(call);
    const { client } = await call.keepnet();
    const { verification = 'standard' } = call.options;
    const comparison = await client.compareMonths({ from: monthBefore(to), to, verification });
    return toItems([comparison], call.itemIndex);
  },
};

/** What is no month goes on as it is: the core says what a month looks like. */
function monthBefore(month: Month): Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? previousMonth(month) : month;
}
