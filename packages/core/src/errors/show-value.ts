const LENGTH = 40;

/** What a caller passed, short enough for a message: the beginning of a text, or the type of any other value. */
export function showValue(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, LENGTH)) : typeof value;
}
