import { KeepnetResponseError } from '../errors/keepnet-response-error';

/** The sum of two counts. Throws KeepnetResponseError when it is too large to be written down exactly. */
export function addExactly(sum: number, count: number): number {
  const total = sum + count;
  if (Number.isSafeInteger(total)) return total;
  throw new KeepnetResponseError(
    'The Monthly Users add up to more than can be counted exactly, so a number among them cannot be right. Tell Keepnet ' +
      'support.',
  );
}
