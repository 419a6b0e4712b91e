import { KeepnetApiError, KeepnetError } from '@keepnet-workflows/core';
import type { ZObject } from 'zapier-platform-core';

/** The error that Zapier shows: the core's own words. Everything else, Zapier's own errors included, stays as it is. */
export function toZapierError(z: ZObject, error: unknown): unknown {
  if (!KeepnetError.isInstance(error)) return error;
  return new z.errors.Error(
    error.message,
    error.code,
    KeepnetApiError.isInstance(error) ? error.statusCode : undefined,
  );
}
