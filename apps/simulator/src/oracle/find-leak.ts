import { inspect } from 'node:util';
import { CUSTOMER_MARK, ID_MARK } from '../world/company';

/** Parts of the client secret and of every token that stay as they are in any encoding. */
const SECRETS = ['s3cr3t', 'eyJ', 'nAtUrE'];

/**
 * What is shown although it must not be, in a warning or anywhere in an error.
 *
 * @param allowId The company ID that the caller itself asked for.
 */
export function findLeak(told: unknown, allowId: string | undefined): string | undefined {
  const shown = inspect(told, { depth: 8, showHidden: true, maxStringLength: Infinity }) + JSON.stringify(told);
  const text = allowId === undefined ? shown : shown.replaceAll(allowId, '');
  return [...SECRETS, CUSTOMER_MARK, ID_MARK].find((needle) => text.includes(needle));
}
