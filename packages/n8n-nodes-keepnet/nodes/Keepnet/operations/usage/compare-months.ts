import { type Month, previousMonth, type Verification } from '../../../../core';
import type { Operation } from '../../operation';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { showFor } from '../../parameters/show-for';
import { COUNTED, verificationProperty } from '../../parameters/verification';
import { inColumns, toItems } from '../../to-items';

export const compareMonths: Operation = {
  resource: 'usage',
  option: {
    name: 'Compare Months',
    value: 'compareMonths',
    description:
      'Compare the Monthly Users of a month with the month before it. Includes only customers that exist now.',
    action: 'Compare the monthly users of two months',
  },
  properties: showFor('usage', 'compareMonths', [
    ...periodProperties('The later of the two months; it is compared with the one before it'),
    verificationProperty('How both months are proved', COUNTED),
    optionsProperty('timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const to = readPeriod(call);
    const verification = call.parameter<Verification>('verification');
    const { client } = await call.keepnet();
    const comparison = await client.compareMonths({ from: monthBefore(to), to, verification });
    return toItems([{ ...comparison, companies: comparison.companies.map(inColumns) }], call.itemIndex);
  },
};

/** A text that is not a month is passed on: the core's error explains the format. */
function monthBefore(month: Month): Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? previousMonth(month) : month;
}
