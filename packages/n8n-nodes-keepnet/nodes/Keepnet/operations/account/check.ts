import type { Operation } from '../../operation';
import { toItems } from '../../to-items';

export const checkConnection: Operation = {
  resource: 'account',
  option: {
    name: 'Check Connection',
    value: 'check',
    description: "Find out what this credential's Keepnet server can do, without customer data",
    action: 'Check the connection',
  },
  properties: [],
  async run(call) {
    const { client } = await call.keepnet();
    return toItems([await client.checkServer()], call.itemIndex);
  },
};
