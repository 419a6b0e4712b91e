const LENGTH = 40;

/** What a caller passed, short enough for a message: the beginning of a text, else what kind of value it is. */
export function showValue(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, LENGTH)) : typeof value;
}
