import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

/** A value that cannot be used: where it is, and what it must be instead. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  /** Continues after the path: `must be …`. */
  readonly message: string;
}

const MOST_NAMED = 5;

/**
 * @param what As a person calls it: `price book`.
 * @param root As a program calls it: `priceBook`.
 * @throws KeepnetConfigurationError that names each fault by its path, the first five of many.
 */
export function throwFaults(what: string, root: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const named = faults.slice(0, MOST_NAMED).map(({ path, message }) => `${root}${showPath(path)} ${message}`);
  const more = faults.length - named.length;
  throw new KeepnetConfigurationError(
    `No result: the ${what} cannot be used. Correct this: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
  );
}

function showPath(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
}
