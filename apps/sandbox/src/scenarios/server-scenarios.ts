import { SandboxInputError } from '../sandbox-input-error';
import { parseScenarios } from './parse-scenarios';

/** Ways in which a server differs from its documentation. */
export interface ServerScenarios {
  has(name: string): boolean;
  /** The number of an active scenario; otherwise undefined. */
  valueOf(name: string): number | undefined;
}

/**
 * Scenarios that last, for a server without requests to count.
 *
 * @throws SandboxInputError for an unknown scenario, or one that hits single requests.
 */
export function lastingScenarios(text: string): ServerScenarios {
  const uses = parseScenarios(text);
  const single = uses.find(({ definition }) => definition.kind !== 'lasting');
  if (single !== undefined) throw new SandboxInputError(`Scenario "${single.definition.name}" does not last.`);
  const values = new Map(uses.map(({ definition, value }) => [definition.name, value]));
  return { has: (name) => values.has(name), valueOf: (name) => values.get(name) };
}
