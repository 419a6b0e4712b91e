import { KeepnetConfigurationError } from '@keepnet-workflows/core';

import { readText } from './read-text';

const ANSWERS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
};

/** The yes or no in a field, from a user or an earlier step; no if there is none. */
export function readYesOrNo(value: unknown, label: string): boolean {
  if (typeof value === 'boolean') return value;
  const text = readText(value, label);
  const answer =
    text === undefined ? false : Object.entries(ANSWERS).find(([name]) => name === text.toLowerCase())?.[1];
  if (answer === undefined) throw new KeepnetConfigurationError(`"${label}" must be yes or no.`);
  return answer;
}
