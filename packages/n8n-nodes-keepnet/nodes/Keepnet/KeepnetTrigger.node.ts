import {
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
  NodeConnectionTypes,
} from 'n8n-workflow';

import { eventSubtitle } from './parameters/subtitle';
import { testCredential } from './test-credential';
import { toNodeError } from './to-node-error';
import { runPoll } from './trigger/run-poll';
import { EVENTS, TRIGGER_PROPERTIES } from './trigger/trigger-properties';

export class KeepnetTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Keepnet Trigger',
    name: 'keepnetTrigger',
    icon: { light: 'file:keepnet.svg', dark: 'file:keepnet.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: eventSubtitle(EVENTS),
    description:
      'Monthly billing totals, license lists and exports of a Keepnet reseller; starts workflows when licenses expire or exceed their limit',
    defaults: { name: 'Keepnet Trigger' },
    polling: true,
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'keepnetApi', required: true, testedBy: 'testCredential' }],
    properties: TRIGGER_PROPERTIES,
  };

  methods = { credentialTest: { testCredential } };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    try {
      return await runPoll(this);
    } catch (error) {
      throw toNodeError(this.getNode(), error);
    }
  }
}
