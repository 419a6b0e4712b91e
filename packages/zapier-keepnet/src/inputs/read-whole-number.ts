import { KeepnetConfigurationError } from '@keepnet-workflows/core';

import { readText } from './read-text';

/** The whole number in a field, from a user or an earlier step; `initial` if there is none. */
export function readWholeNumber(value: unknown, label: string, range: { min: number; max: number; initial: number }) {
  const { min, max, initial } = range;
  const text = readText(value, label);
  if (text === undefined) return initial;
  const number = /^\d+(?:\.0*)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= min && number <= max)) {
    throw new KeepnetConfigurationError(`"${label}" must be a whole number from ${min} to ${max}.`);
  }
  return number;
}
