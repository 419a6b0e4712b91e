import { expect, test } from 'vitest';
import { type FileCount, withRowCount } from './with-row-count';

const encoder = new TextEncoder();

async function* chunksOf(texts: readonly string[], log: string[] = []): AsyncGenerator<Uint8Array> {
  try {
    for (const text of texts) {
      log.push(text);
      yield encoder.encode(text);
    }
  } finally {
    log.push('closed');
  }
}

async function read(file: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of file) text += new TextDecoder().decode(chunk);
  return text;
}

const FILE = ['Company Name,Monthly Users\r\n"a\r', '\nb",1\r\n', 'c,2\r\n'];

test('gives every byte and tells the number of rows before the end', async () => {
  const told: number[] = [];
  const file = withRowCount(chunksOf(FILE), ({ rows }) => Promise.resolve(void told.push(rows)));
  expect(await read(file)).toBe(FILE.join(''));
  expect(told).toEqual([2]);
});

test('throws what the check throws in place of the end', async () => {
  const file = withRowCount(chunksOf(FILE), () => Promise.reject(new Error('too few')));
  await expect(read(file)).rejects.toThrow('too few');
});

test('throws KeepnetResponseError for a row that is no row', async () => {
  const file = withRowCount(chunksOf(['Company Name,Monthly Users\n', 'a\n', 'b,1\n']), () => Promise.resolve());
  await expect(read(file)).rejects.toMatchObject({ name: 'KeepnetResponseError' });
});

test('reads no further than its reader, and closes the file when the reader leaves', async () => {
  const log: string[] = [];
  const file = withRowCount(chunksOf(FILE, log), () => Promise.resolve())[Symbol.asyncIterator]();
  await file.next();
  await file.return?.();
  expect(log).toEqual([FILE[0], 'closed']);
});

test('closes the file when nobody begins to read it', async () => {
  let isClosed = false;
  const source = {
    next: () => Promise.reject(new Error('read')),
    return: () => Promise.resolve({ done: true as const, value: void (isClosed = true) }),
  };
  const file = withRowCount({ [Symbol.asyncIterator]: () => source }, () => Promise.resolve());
  await file[Symbol.asyncIterator]().return?.();
  expect(isClosed).toBe(true);
});

test('tells the last row of a file alone whose last cell may be cut short', async () => {
  const told: (readonly [number, FileCount['doubtful']])[] = [];
  const check = ({ rows, doubtful }: FileCount): Promise<void> => Promise.resolve(void told.push([rows, doubtful]));
  await read(withRowCount(chunksOf(['Company Name,Monthly Users\n', 'a,1\n', 'b,23\n']), check));
  await read(withRowCount(chunksOf(['Company Name,Monthly Users\n', 'a,1\n', 'b,2']), check));
  await read(withRowCount(chunksOf(['Monthly Users,Company Name,Tags\n', '1,a,x\n', '2,b,y']), check));
  await read(withRowCount(chunksOf(['Company Name,Monthly Users\n', 'a,1\n', 'b,']), check));
  expect(told).toEqual([
    [2, undefined],
    [2, { companyName: 'b', monthlyUsers: 2 }],
    [2, undefined],
    [2, { companyName: 'b', monthlyUsers: undefined }],
  ]);
});
