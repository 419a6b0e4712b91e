/** The field names of a core object in Zapier's style: `monthlyUsers` becomes `monthly_users`. */
export type SnakeCase<T> = {
  -readonly [K in keyof T & string as ToSnake<K>]: T[K];
};

type ToSnake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${ToSnake<Tail>}`
    : `_${Lowercase<Head>}${ToSnake<Tail>}`
  : Name;

/** Renames the fields of one object; their values do not change. */
export function snakeCase<T extends object>(object: T): SnakeCase<T> {
  const entries = Object.entries(object).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(entries) as SnakeCase<T>;
}
