import { KeepnetConfigurationError } from '@keepnet-workflows/core';

const LONGEST = 1000;

/**
 * A text as a user or an earlier step left it in a field, trimmed; undefined when there is none. Zapier hands on
 * whatever an earlier step gave: empty texts, null, empty lists.
 */
export function readText(value: unknown, label: string): string | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new KeepnetConfigurationError(`"${label}" must be a single text.`);
  }
  const text = String(value).trim();
  if (text.length > LONGEST) throw new KeepnetConfigurationError(`"${label}" is longer than ${LONGEST} characters.`);
  return text || undefined;
}
