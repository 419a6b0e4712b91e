import { KeepnetConfigurationError, LONGEST_TEXT } from '@keepnet-workflows/core';

/**
 * The text of a field, from a user or an earlier step, trimmed; undefined if there is none. Zapier passes on anything
 * that an earlier step gave: empty texts, null, empty lists.
 */
export function readText(value: unknown, label: string): string | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new KeepnetConfigurationError(`"${label}" must be a single text.`);
  }
  const text = String(value).trim();
  if (text.length > LONGEST_TEXT) {
    throw new KeepnetConfigurationError(`"${label}" is longer than ${LONGEST_TEXT} characters.`);
  }
  return text || undefined;
}
