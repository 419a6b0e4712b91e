import { Readable } from 'node:stream';

import { KeepnetConnectionError } from '@keepnet-workflows/core';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { expect, test } from 'vitest';

import { toBinary } from '../nodes/Keepnet/to-binary';

const given: unknown[] = [];
const context = {
  getNode: () => ({ name: 'Keepnet', type: 'keepnet', typeVersion: 1, parameters: {} }),
  helpers: {
    prepareBinaryData: async (content: unknown): Promise<IBinaryData> => {
      given.push(content);
      return { data: '', mimeType: 'text/csv' };
    },
  },
} as unknown as IExecuteFunctions;

function contextThatFails(error: Error): IExecuteFunctions {
  return { ...context, helpers: { prepareBinaryData: () => Promise.reject(error) } } as unknown as IExecuteFunctions;
}

const megabyte = new Uint8Array(1024 * 1024);

function fileOf(megabytes: number) {
  let read = 0;
  const stream = (async function* () {
    for (; read < megabytes; read++) yield megabyte;
  })();
  return { file: { fileName: 'a.csv', mimeType: 'text/csv', stream, companyCount: null }, megabytesRead: () => read };
}

test('gives a buffer to n8n when no stream is at hand', async () => {
  await toBinary(context, fileOf(2).file, undefined);
  expect(given.at(-1)).toBeInstanceOf(Buffer);
  expect((given.at(-1) as Buffer).length).toBe(2 * megabyte.length);
});

test('throws, and reads no further, when that would be larger than 150 MB', async () => {
  const { file, megabytesRead } = fileOf(1000);
  await expect(toBinary(context, file, undefined)).rejects.toMatchObject({
    message: 'The file is larger than 150 MB',
    description: 'It could not be streamed, and at most 150 MB are kept in memory. Export a shorter list.',
  });
  expect(megabytesRead()).toBe(150);
});

test('gives a stream to n8n when there was one', async () => {
  await toBinary(context, fileOf(3).file, Readable.from([]));
  const stream = given.at(-1);
  expect(stream).toBeInstanceOf(Readable);
  let size = 0;
  for await (const chunk of stream as Readable) size += (chunk as Uint8Array).length;
  expect(size).toBe(3 * megabyte.length);
});

test.each(['ENOSPC', 'EDQUOT'])('throws what to do when the disk is full: %s', async (code) => {
  const full = Object.assign(new Error(`${code}: no space left on device, write`), { code });
  await expect(toBinary(contextThatFails(full), fileOf(1).file, Readable.from([]))).rejects.toMatchObject({
    message: 'n8n has no room left to store the file',
    description: 'Make room on the disk where n8n keeps its files, then run it again.',
  });
});

test('throws that nothing of the file is given when the connection broke on the way', async () => {
  const broken = new KeepnetConnectionError('No answer from keepnet.example: the answer was cut short.');
  await expect(toBinary(contextThatFails(broken), fileOf(1).file, Readable.from([]))).rejects.toMatchObject({
    name: 'KeepnetConnectionError',
    message: `${broken.message} Nothing of the file is given: run it again.`,
  });
});

test('throws every other error of the store as it is', async () => {
  const broken = new Error('the store is broken');
  await expect(toBinary(contextThatFails(broken), fileOf(1).file, Readable.from([]))).rejects.toBe(broken);
});
