import { secretForms } from './secret-forms';

interface Visit {
  readonly value: unknown;
  readonly path: string;
}

/**
 * Looks for secrets in everything that can be reached from `value`: messages, stacks, causes, hidden and symbol
 * fields, nested objects, maps, bytes. A secret counts in all of its `secretForms`, with white space and NULs in between.
 *
 * @returns the path of the first one found, such as `error.cause.config.headers.authorization`, else undefined
 */
export function findSecret(value: unknown, secrets: readonly string[]): string | undefined {
  const needles = secrets.flatMap(secretForms);
  if (needles.length === 0) throw new RangeError('No secret to look for');
  const dense = needles.map(withoutGaps).filter((needle) => needle.length >= SHORTEST_DENSE);
  const holdsSecret = (text: string): boolean => {
    if (needles.some((needle) => text.includes(needle))) return true;
    const denseText = withoutGaps(text);
    return dense.some((needle) => denseText.includes(needle));
  };
  const seen = new Set<unknown>();
  const queue: Visit[] = [{ value, path: 'error' }];
  for (let visit = queue.shift(); visit !== undefined; visit = queue.shift()) {
    const text = asText(visit.value);
    if (text !== undefined) {
      if (holdsSecret(text)) return visit.path;
    } else if (isWalkable(visit.value) && !seen.has(visit.value)) {
      seen.add(visit.value);
      for (const child of children(visit.value, visit.path)) {
        if (holdsSecret(child.path.slice(visit.path.length))) return child.path;
        queue.push(child);
      }
    }
  }
  return undefined;
}

// Shorter ones are found in any text whose words are put together.
const SHORTEST_DENSE = 8;
const withoutGaps = (text: string): string => text.replace(/[\s\0]+/g, '');

function isWalkable(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof URL || value instanceof URLSearchParams) return value.toString();
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
  return value instanceof ArrayBuffer ? Buffer.from(value).toString() : undefined;
}

function children(parent: object, path: string): Visit[] {
  const found: Visit[] = [];
  // Some engines keep the stack on the prototype, where own keys do not show it.
  const keys = new Set<PropertyKey>(['message', 'stack', 'cause', ...Reflect.ownKeys(parent)]);
  for (const key of keys) {
    try {
      found.push({ value: Reflect.get(parent, key), path: `${path}.${String(key)}` });
    } catch {
      continue; // a getter that throws shows nothing to anybody
    }
  }
  if (parent instanceof Map) {
    for (const [key, value] of parent)
      found.push({ value: key, path: `${path}<key>` }, { value, path: `${path}<value>` });
  }
  if (parent instanceof Set) for (const value of parent) found.push({ value, path: `${path}<item>` });
  return found;
}
