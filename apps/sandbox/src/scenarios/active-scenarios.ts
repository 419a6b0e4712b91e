import type { Operation } from './operation';
import { parseScenarios, type ScenarioUse } from './parse-scenarios';
import type { ServerScenarios } from './server-scenarios';

/** The scenarios that apply to one request. */
export interface RequestScenarios extends ServerScenarios {
  /** The faults that hit this request. */
  readonly faults: readonly ScenarioUse[];
  /** The changes to the list just before this request is answered. */
  readonly paging: readonly ScenarioUse[];
}

/**
 * The scenarios of the server, with their counters. Counting starts when the scenarios are set: faults count the
 * requests to their operation, paging scenarios the search requests for a page after the first.
 */
export class ActiveScenarios {
  readonly #uses: readonly ScenarioUse[];
  readonly #counters = new Map<string, number>();

  /** @throws SandboxInputError for an unknown scenario. */
  constructor(readonly text: string) {
    this.#uses = parseScenarios(text);
  }

  isOn(name: string): boolean {
    return this.#uses.some(({ definition }) => definition.name === name);
  }

  /** Counts the request and returns its scenarios; those in its own header always hit it. */
  forRequest(operation: Operation, pageNumber: number, header: string): RequestScenarios {
    const own = parseScenarios(header);
    const requests = this.#count(operation);
    const laterPages = operation === 'search' && pageNumber > 1 ? this.#count('later pages') : 0;
    const isHit = (use: ScenarioUse): boolean => {
      if (use.definition.kind === 'paging') {
        return laterPages > 0 && (use.always || this.#isInRange(use, laterPages));
      }
      if (use.always) return use.on === undefined ? operation !== 'token' : use.on === operation;
      return (use.on ?? 'search') === operation && this.#isInRange(use, requests);
    };
    const hits = [...this.#uses.filter((use) => use.definition.kind !== 'lasting' && isHit(use)), ...own];
    const lasting = this.#uses.filter((use) => use.definition.kind === 'lasting');
    const values = new Map([...lasting, ...hits].map((use) => [use.definition.name, use.value]));
    return {
      faults: hits.filter((use) => use.definition.kind === 'fault'),
      paging: hits.filter((use) => use.definition.kind === 'paging'),
      has: (name) => values.has(name),
      valueOf: (name) => values.get(name),
    };
  }

  #count(what: string): number {
    const count = (this.#counters.get(what) ?? 0) + 1;
    this.#counters.set(what, count);
    return count;
  }

  #isInRange({ at, times }: ScenarioUse, count: number): boolean {
    return count >= at && count < at + times;
  }
}
