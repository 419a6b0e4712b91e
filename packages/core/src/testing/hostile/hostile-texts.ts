/** Short texts that are no number, no date, no month and no choice, as an expression or an earlier step may give them. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...['x', 'NaN', '-1', '0.5', '1e309', '٤١', '=1+1', "'; DROP TABLE x;--"],
  ...['a\r\nx-evil: 1', '{{ 1 }}', '\u0000', '__proto__'],
];
