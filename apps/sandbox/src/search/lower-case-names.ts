/** The properties of a JSON object under lower-case names, as the API reads them; undefined if it is no object. */
export function lowerCaseNames(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]));
}
