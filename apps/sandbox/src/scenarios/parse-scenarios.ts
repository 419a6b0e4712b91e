import { SandboxInputError } from '../sandbox-input-error';
import { OPERATIONS, type Operation } from './operation';
import { SCENARIO_BY_NAME } from './scenario-catalog';
import type { ScenarioDefinition } from './scenario-definition';

/** An active scenario, with the parts after its name. */
export interface ScenarioUse {
  readonly definition: ScenarioDefinition;
  /** The number after the name, or the scenario's own default. */
  readonly value: number;
  readonly always: boolean;
  /** The first request of its kind to hit, counted from 1. */
  readonly at: number;
  /** How many requests in a row to hit. */
  readonly times: number;
  /** The operation to hit; undefined: search for a single fault, everything except the token for a lasting one. */
  readonly on: Operation | undefined;
}

function isOperation(text: string): text is Operation {
  return (OPERATIONS as readonly string[]).includes(text);
}

function positiveInteger(text: string, part: string): number {
  const value = Number(text);
  if (text === '' || !Number.isInteger(value) || value < 1) {
    throw new SandboxInputError(`Scenario part "${part}" needs a whole number of at least 1.`);
  }
  return value;
}

function parseScenario(text: string): ScenarioUse {
  const [name = '', ...parts] = text.split(':').map((part) => part.trim());
  const definition = SCENARIO_BY_NAME.get(name.toLowerCase());
  if (definition === undefined) {
    throw new SandboxInputError(`Unknown scenario "${name}". GET /_sandbox/scenarios lists them all.`);
  }
  let value = definition.parameter?.fallback ?? 0;
  let always = definition.always ?? false;
  let at: number | undefined;
  let times = 1;
  let on = definition.operation;
  for (const part of parts) {
    const [key = '', argument = ''] = part.toLowerCase().split('=');
    if (key === 'always' && argument === '') always = true;
    else if (key === 'at') at = positiveInteger(argument, part);
    else if (key === 'times') times = positiveInteger(argument, part);
    else if (key === 'on' && isOperation(argument)) on = argument;
    else if (/^\d+(\.\d+)?$/.test(part) && definition.parameter !== undefined) value = Number(part);
    else throw new SandboxInputError(`Scenario "${name}" does not know "${part}".`);
  }
  // The first request of a scan succeeds, so that a fault hits the middle; other operations have no middle.
  const firstHit = definition.kind === 'fault' && (on ?? 'search') === 'search' ? 2 : 1;
  return { definition, value, always, at: at ?? firstHit, times, on };
}

/**
 * Reads `name`, `name:number`, `name:always`, `name:at=3:times=2:on=export`, several joined by comma; `none` or an empty
 * text is no scenario.
 *
 * @throws SandboxInputError for an unknown name or part.
 */
export function parseScenarios(text: string): readonly ScenarioUse[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.toLowerCase() !== 'none')
    .map(parseScenario);
}
