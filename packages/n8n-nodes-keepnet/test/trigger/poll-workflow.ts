import type { ICredentialsHelper, IDataObject, INodeParameters, WorkflowActivateMode } from 'n8n-workflow';

import type { SmallWorkflow } from '../harness/create-workflow';
import { n8n } from '../harness/n8n-modules';
import { createTriggerWorkflow, pollOnce } from './poll-once';

/** A workflow with a Keepnet Trigger, polled as n8n does it, with n8n's rules of when its static data is saved. */
export class PollWorkflow {
  #small: SmallWorkflow;
  /** What n8n's database holds. */
  saved: string | undefined;

  constructor(
    private readonly credentials: ICredentialsHelper,
    private parameters: INodeParameters,
    private readonly timezone = 'UTC',
  ) {
    this.#small = this.#load();
  }

  /** Publishes the workflow, with other parameters if there are any: n8n polls at once and saves. */
  async activate(parameters = this.parameters): Promise<IDataObject[]> {
    this.parameters = parameters;
    return this.#start('activate');
  }

  /** Ends n8n, whatever is not saved yet, and starts it again: n8n polls at once and saves. */
  async restart(): Promise<IDataObject[]> {
    return this.#start('init');
  }

  /** A poll on time; rows are saved with the state, and an empty poll saves nothing. */
  async poll(): Promise<IDataObject[]> {
    const rows = await pollOnce(this.#small, this.credentials, 'trigger', 'activate');
    if (rows) this.#save();
    return rows ?? [];
  }

  /** What a click on "Fetch Test Event" shows. */
  async test(): Promise<IDataObject[] | null> {
    return pollOnce(this.#small, this.credentials, 'manual', 'manual');
  }

  /** The node's static data as it is in memory. */
  get staticData(): IDataObject {
    return JSON.parse(JSON.stringify(this.#small.workflow.staticData)) as IDataObject;
  }

  async #start(activation: WorkflowActivateMode): Promise<IDataObject[]> {
    this.#small = this.#load();
    const rows = await pollOnce(this.#small, this.credentials, 'trigger', activation);
    this.#save();
    return rows ?? [];
  }

  #load(): SmallWorkflow {
    const small = createTriggerWorkflow(this.parameters, this.timezone);
    if (this.saved !== undefined) {
      const data = JSON.parse(this.saved) as IDataObject;
      small.workflow.staticData = n8n.workflow.ObservableObject.create(data, undefined, {
        ignoreEmptyOnFirstChild: true,
      });
    }
    return small;
  }

  #save(): void {
    this.saved = JSON.stringify(this.#small.workflow.staticData);
  }
}
