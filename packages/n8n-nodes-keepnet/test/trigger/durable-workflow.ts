import type { ICredentialsHelper, IDataObject, INodeParameters } from 'n8n-workflow';

import { createTriggerWorkflow, pollOnce } from './poll-once';

/**
 * A workflow with a Keepnet Trigger in n8n's mode with durable cursors: every poll gets its own copy of what is
 * stored, and an empty poll at activation stores nothing.
 */
export class DurableWorkflow {
  #cursor = '{}';

  constructor(
    private readonly credentials: ICredentialsHelper,
    private readonly parameters: INodeParameters,
  ) {}

  async activate(): Promise<IDataObject[]> {
    return this.#run(false);
  }

  async poll(): Promise<IDataObject[]> {
    return this.#run(true);
  }

  get cursor(): IDataObject {
    return JSON.parse(this.#cursor) as IDataObject;
  }

  async #run(savesEmptyPolls: boolean): Promise<IDataObject[]> {
    const staged = this.cursor;
    const small = createTriggerWorkflow(this.parameters);
    const rows = await pollOnce(small, this.credentials, 'trigger', savesEmptyPolls ? 'update' : 'activate', staged);
    if (rows || savesEmptyPolls) this.#cursor = JSON.stringify(staged);
    return rows ?? [];
  }
}
