const circular: unknown[] = [];
circular.push(circular);

/** What JavaScript, a form or a workflow may pass where one kind of value is due. */
export const HOSTILE_INPUTS: readonly unknown[] = [
  ...['', ' ', '0', '1', '30', '-1', 'NaN', 'true', 'null', 'x', '__proto__', 'constructor', '=1+1', '{{ 1 }}'],
  ...["'; DROP TABLE x;--", 'a\r\nx-evil: 1', '\u0000', '\ud800', '漢🙂', '../my', 'x'.repeat(10_000_000)],
  ...['2026-02-30', '2026-13', '12/31/2026', 'Mars/Olympus', '2026-11-20T25:00', '٢٠٢٦-١١'],
  ...[0, -0, -1, 0.5, NaN, Infinity, -Infinity, 2 ** 53, 1e21],
  ...[null, true, false, [], {}, ['x'], [1], { length: 1 }, circular, 5n, Symbol('x'), () => 1],
  ...[new Date(NaN), new Map(), Object.create(null) as unknown, new AbortController()],
];

/** A value as it reads in the name of a test. */
export function shownInput(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 30));
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.prototype.toString.call(value) + HOSTILE_INPUTS.indexOf(value);
}
