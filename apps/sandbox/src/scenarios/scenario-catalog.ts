import { EXPORT_SCENARIOS } from './export-scenarios';
import { FAULT_SCENARIOS } from './fault-scenarios';
import type { ScenarioDefinition } from './scenario-definition';
import { SEARCH_SCENARIOS } from './search-scenarios';

/** All scenarios. */
export const SCENARIOS: readonly ScenarioDefinition[] = [...FAULT_SCENARIOS, ...SEARCH_SCENARIOS, ...EXPORT_SCENARIOS];

/** Scenarios by name. */
export const SCENARIO_BY_NAME: ReadonlyMap<string, ScenarioDefinition> = new Map(
  SCENARIOS.map((scenario) => [scenario.name, scenario]),
);
