const deep = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

/** Values as they may stand in JSON where another was due, well written or not. */
export const HOSTILE_TOKENS: readonly string[] = [
  ...['null', 'true', 'false', '[]', '{}', '[null]', '[[1]]', '["x"]', '{"value":1}', '{"length":2}'],
  // Numbers that are none, and none that everybody would take for the same.
  ...['0', '-0', '1', '-1', '0.5', '41', '5.0', '1e2', '1e21', '1e400', '-1e400', '1e-400'],
  ...['9007199254740991', '9007199254740992', '123456789012345678901234567890', 'NaN', 'Infinity', '0x10', '01'],
  // Texts that look like something else.
  ...['""', '" "', '"0"', '" 41 "', '"41"', '"0x10"', '"1e2"', '"NaN"', '"true"', '"null"', '"٤١"', '"undefined"'],
  ...['"2026-11-20"', '"9999-12-31T23:59:59"', '"12/31/2026"', '"2026-02-30"', '"SUCCESS"', '"FAILED"', '"=1+1"'],
  // Texts that break what handles them.
  ...['"\\u0000"', '"\\ud800"', '"\\udc00x"', '"\\r\\nset-cookie: a=b"', '"__proto__"', `"${'x'.repeat(20_000)}"`],
  ...['"\u2028"', '"{{ $json }}"', '"\\"; DROP TABLE companies"', '"<script>alert(1)</script>"'],
  // Depth and prototypes.
  ...[deep(5000, '[', ']'), `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`],
  ...['{"__proto__":{"monthlyActiveUserCount":41}}', '{"constructor":{"prototype":{}}}', '{"toString":1,"valueOf":41}'],
];
