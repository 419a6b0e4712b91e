import type { Verification } from '../../../../core';
import type { Operation } from '../../operation';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { showFor } from '../../parameters/show-for';
import { SIMPLIFY } from '../../parameters/simplify';
import { COUNTED, verificationProperty } from '../../parameters/verification';
import { toItems } from '../../to-items';
import { giveOnce } from './give-once';

export const getUsageLines: Operation = {
  resource: 'billing',
  option: {
    name: 'Get Usage Lines',
    value: 'getUsageLines',
    description:
      'Get the Monthly Users of every customer for one month, including zeros: the lines add up to the proved total',
    action: 'Get a usage line for every customer',
  },
  properties: showFor('billing', 'getUsageLines', [
    ...periodProperties('The month that the lines count'),
    verificationProperty('How the lines are proved', COUNTED),
    SIMPLIFY,
    optionsProperty('timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const month = readPeriod(call);
    const verification = call.parameter<Verification>('verification');
    const { client } = await call.keepnet();
    return giveOnce(call, client, { what: 'usage lines', month, question: verification }, async () => {
      const { lines } = await client.usageLines({ month, verification });
      return toItems(lines, call.itemIndex);
    });
  },
};
