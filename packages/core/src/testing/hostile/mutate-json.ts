export type Path = readonly (string | number)[];

/** What is done to one place of an answer. `token` is JSON, well written or not. */
export interface Mutation {
  readonly kind: 'replace' | 'remove' | 'repeat' | 'add';
  readonly path: Path;
  readonly token: string;
}

const MARK = '@@mutated@@';

/** Every place in a value, the whole first. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** The value as JSON, with every mutation made. */
export function mutate(value: unknown, mutations: readonly Mutation[]): string {
  return mutations.reduce((text, mutation, index) => {
    const tree = index === 0 ? structuredClone(value) : (JSON.parse(text) as unknown);
    return apply(tree, mutation);
  }, '');
}

function apply(tree: unknown, { kind, path, token }: Mutation): string {
  if (path.length === 0) return kind === 'replace' ? token : JSON.stringify(tree);
  const parent = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], tree);
  const key = path.at(-1) as string;
  const fields = parent as Record<string, unknown>;
  const mark = JSON.stringify(MARK);
  if (kind === 'remove') {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(fields, key);
    return JSON.stringify(tree);
  }
  if (kind === 'replace' || Array.isArray(parent)) {
    fields[key] = MARK;
    return JSON.stringify(tree).replace(mark, () => token);
  }
  // A key that comes twice; or one that nobody knows, which an object could not hold under some names.
  const name = kind === 'repeat' ? key : token;
  const written = kind === 'repeat' ? token : '{"monthlyActiveUserCount":41,"data":1,"results":[]}';
  fields[MARK] = 0;
  return JSON.stringify(tree).replace(`${mark}:0`, () => `${JSON.stringify(name)}:${written}`);
}

/** Whether a text is JSON: not every token is. */
export function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
