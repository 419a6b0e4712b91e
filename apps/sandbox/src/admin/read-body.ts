import type * as z from 'zod';
import { parseJson } from '../routes/json-body';
import { SandboxInputError } from '../sandbox-input-error';

/**
 * The body of an admin call; a missing body counts as an empty object.
 *
 * @throws SandboxInputError naming the field that is wrong, or for a body that is a form.
 */
export function readBody<T>(body: unknown, schema: z.ZodType<T>): T {
  // A form, which curl sends by default.
  if (typeof body === 'object' && body !== null && Object.keys(body).length > 0) {
    throw new SandboxInputError('Send JSON with content-type: application/json.');
  }
  const value = typeof body === 'string' && body.trim() !== '' ? parseJson(body) : {};
  if (value === undefined) throw new SandboxInputError('The body is not valid JSON.');
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new SandboxInputError(`${place === '' ? 'Body' : place}: ${issue?.message ?? 'not valid'}`);
}
