import type { Abilities } from './abilities';
import { type Answer, JSON_HEADERS } from './answer';

type Shape = Pick<Abilities, 'envelope' | 'extraFields'>;

export function succeed(shape: Shape, data: unknown, note: string): Answer {
  return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(wrap(shape, data)), note };
}

/** An error in the server's envelope; with status 200 it is a soft one. */
export function fail(shape: Shape, status: number, code: string, words: string, validation: string[] = []): Answer {
  const body =
    shape.envelope === 'quickstart'
      ? { isSuccess: false, data: null, messages: [words, ...validation], ...(code && { status: code }) }
      : { data: null, status: code, message: words, validationMessages: validation };
  const named = shape.envelope === 'upperCase' ? capitalized(body) : body;
  return { status, headers: JSON_HEADERS, body: JSON.stringify(named), note: `${status} ${code}` };
}

function wrap({ envelope, extraFields }: Shape, data: unknown): object {
  const more = extraFields ? { traceId: '00-4bf9', timestamp: null } : {};
  switch (envelope) {
    case 'quickstart':
      return { isSuccess: true, data, messages: [], ...more };
    case 'upperCase':
      return capitalized({ data, status: 'SUCCESS', message: null, validationMessages: null, ...more });
    case 'bare':
      return { data, ...more };
    default:
      return { data, status: 'SUCCESS', message: 'ok', validationMessages: [], ...more };
  }
}

function capitalized(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
}
