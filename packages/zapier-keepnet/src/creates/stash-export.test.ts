import type { ExportedFile } from '@keepnet-workflows/core';
import { expect, test } from 'vitest';
import type { ZObject } from 'zapier-platform-core';

import { thrownBy } from '../../test/harness/thrown-by';
import { withZ } from '../../test/harness/with-z';
import { stashExport } from './stash-export';

const MEGABYTE = new Uint8Array(1_000_000).fill(0x0a);

test('hands over a file of 100 MB, and counts its bytes', async () => {
  const { file } = fileOf(100);
  await expect(withZ((z) => stashExport({ ...z, stashFile: drain }, file))).resolves.toMatchObject({
    file: 'https://files.example/1',
    bytes: 100_000_000,
  });
});

test('throws for a file of more than 100 MB, and reads no further', async () => {
  const { file, given } = fileOf(300);
  const error = await thrownBy(withZ((z) => stashExport({ ...z, stashFile: drain }, file)));
  expect(error).toMatchObject({ name: 'AppError', code: 'FILE_TOO_LARGE' });
  expect(error.message).toContain('100 MB');
  expect(given()).toBeLessThan(110);
});

test('throws what the file throws, not what the storage makes of it', async () => {
  const { file } = fileOf(2, new Error('the file is cut'));
  const error = await thrownBy(withZ((z) => stashExport({ ...z, stashFile: drain }, file)));
  expect(error.message).toContain('the file is cut');
});

test('throws in its own words what the storage throws', async () => {
  const stashFile = (() => Promise.reject(new Error('Got 403 - <Key>of the storage</Key>'))) as unknown;
  const refusing = { stashFile } as Pick<ZObject, 'stashFile'>;
  const error = await thrownBy(withZ((z) => stashExport({ ...z, ...refusing }, fileOf(1).file)));
  expect(error).toMatchObject({ name: 'AppError', code: 'FILE_NOT_STORED' });
  expect(JSON.stringify(error)).not.toContain('Key');
});

/** Stands in for Zapier's storage, and takes all that comes. */
const drain = (async (stream: AsyncIterable<unknown>) => {
  try {
    for await (const chunk of stream) void chunk;
  } catch {
    throw new Error('The upload failed.');
  }
  return 'https://files.example/1';
}) as unknown as ZObject['stashFile'];

function fileOf(megabytes: number, failure?: Error): { file: ExportedFile; given: () => number } {
  let given = 0;
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    await Promise.resolve();
    while (given < megabytes) {
      given++;
      yield MEGABYTE;
    }
    if (failure) throw failure;
  }
  return {
    file: { stream: chunks(), fileName: 'list.csv', mimeType: 'text/csv', companyCount: null },
    given: () => given,
  };
}
