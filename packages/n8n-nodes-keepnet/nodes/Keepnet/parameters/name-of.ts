import type { INodePropertyOptions } from 'n8n-workflow';

/** An expression for a subtitle: the choice of a parameter by its name, as in its list. */
export function nameOf(parameter: string, choices: readonly INodePropertyOptions[]): string {
  const names = Object.fromEntries(choices.map(({ name, value }) => [value, name]));
  return `={{ (${JSON.stringify(names)})[$parameter["${parameter}"]] }}`;
}
