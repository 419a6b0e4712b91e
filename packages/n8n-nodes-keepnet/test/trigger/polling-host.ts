import type { PollResult } from '../../nodes/Keepnet/trigger/poll-result';
import type { PollState } from '../../nodes/Keepnet/trigger/poll-state';

/**
 * What n8n does with a trigger's state: it lives in memory, and is saved when a poll fires and after the poll at
 * activation or start. `savesEmptyPolls` is n8n's mode with durable cursors: every poll is saved but an empty one at
 * activation.
 */
export class PollingHost<Input, Row> {
  savesEmptyPolls = false;
  #memory: string | undefined;
  #saved: string | undefined;

  constructor(readonly find: (before: PollState | undefined, input: Input) => Promise<PollResult<Row>>) {}

  /** Activates the workflow, which polls at once. */
  async start(input: Input): Promise<readonly Row[]> {
    return this.#run(input, !this.savesEmptyPolls);
  }

  async poll(input: Input): Promise<readonly Row[]> {
    return this.#run(input, this.savesEmptyPolls);
  }

  /** Ends n8n and starts it again, which polls at once, or as planned where the plan is stored as well. */
  async restart(input: Input): Promise<readonly Row[]> {
    this.#memory = this.#saved;
    return this.savesEmptyPolls ? this.poll(input) : this.start(input);
  }

  get state(): PollState | undefined {
    return this.#memory === undefined ? undefined : (JSON.parse(this.#memory) as PollState);
  }

  async #run(input: Input, saveAnyway: boolean): Promise<readonly Row[]> {
    const { fresh, state } = await this.find(this.state, input);
    const kept = this.savesEmptyPolls && !saveAnyway && fresh.length === 0 ? this.#memory : JSON.stringify(state);
    this.#memory = kept;
    if (saveAnyway || fresh.length > 0) this.#saved = kept;
    return fresh;
  }
}
