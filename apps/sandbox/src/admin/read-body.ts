import type * as z from 'zod';
import { parseJson } from '../routes/json-body';
import { SandboxInputError } from '../sandbox-input-error';

/**
 * The body of an admin call; none counts as an empty object.
 *
 * @throws SandboxInputError naming the field that is wrong.
 */
export function readBody<T>(body: unknown, schema: z.ZodType<T>): T {
  const value = typeof body === 'string' && body.trim() !== '' ? parseJson(body) : {};
  if (value === undefined) throw new SandboxInputError('The body is not valid JSON.');
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new SandboxInputError(`${place === '' ? 'Body' : place}: ${issue?.message ?? 'not valid'}`);
}
