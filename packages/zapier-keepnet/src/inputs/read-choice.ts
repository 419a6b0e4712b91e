import { KeepnetConfigurationError } from '@keepnet-workflows/core';

import { readText } from './read-text';

/** The value of a dropdown. A user may also map a value from an earlier step into it. */
export function readChoice<C extends string>(value: unknown, label: string, choices: Readonly<Record<C, string>>) {
  const text = readText(value, label);
  if (text === undefined) return undefined;
  const names = Object.keys(choices) as C[];
  const found = names.find((name) => name === text.toLowerCase() || choices[name].toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const known = names.map((name) => `${choices[name]} (${name})`);
  throw new KeepnetConfigurationError(`"${label}" must be one of: ${known.join(', ')}.`);
}
