import type { Operation } from '../../operation';
import { toItems } from '../../to-items';

export const checkConnection: Operation = {
  resource: 'account',
  option: {
    name: 'Check Connection',
    value: 'check',
    description: 'Find out what the Keepnet server of this credential can do, without data of customers',
    action: 'Check the connection',
  },
  properties: [],
  async run(call) {
    const { client } = await call.keepnet();
    return toItems([await client.checkServer()], call.itemIndex);
  },
};
