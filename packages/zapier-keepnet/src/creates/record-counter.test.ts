import { expect, test } from 'vitest';

import { createRecordCounter } from './record-counter';

test.each([
  ['an empty file', '', 0],
  ['a header alone', 'a,b', 1],
  ['lines of any kind', 'a,b\r\n1,2\n3,4\r\n', 3],
  ['a last line without an end', 'a\n1\n2', 3],
  ['a line break within quotes', 'a\n"1\n\r\n1"\n2\n', 3],
  ['quotes within quotes', 'a\n"say ""hi\n"" now"\n2\n', 3],
  ['empty lines', 'a\n\r\n\n1\n\n', 2],
])('returns the records of %s, however it is cut', (_name, text, records) => {
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 2, 1000]) {
    const counter = createRecordCounter();
    for (let start = 0; start < bytes.length; start += size) counter.add(bytes.subarray(start, start + size));
    expect(counter.count).toBe(records);
  }
});

test('returns null for a file in UTF-16', () => {
  const counter = createRecordCounter();
  counter.add(Buffer.from('\uFEFFa\n1\n', 'utf16le'));
  expect(counter.count).toBeNull();
});
