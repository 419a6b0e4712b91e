import { type IBinaryData, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { type ByteStream, KeepnetConnectionError, type ReportFile } from '../../core';

const LARGEST_BUFFER = 150 * 1024 * 1024;
// No space left, or quota used up.
const DISK_FULL = ['ENOSPC', 'EDQUOT'];

type Readable = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

/**
 * Puts a file into n8n's binary store. It is streamed if n8n has returned a stream before: nodes must not import Node's
 * streams, but the class of n8n's stream can create others. Otherwise a file written from rows is kept in memory, up to
 * 150 MB.
 */
export async function toBinary(
  context: IExecuteFunctions,
  { fileName, mimeType, stream }: ReportFile,
  sample: ByteStream | undefined,
): Promise<IBinaryData> {
  const content = readableFrom(sample, stream) ?? (await collect(context, stream));
  try {
    return await context.helpers.prepareBinaryData(content, fileName, mimeType);
  } catch (error) {
    throw toFileError(context, error);
  }
}

function toFileError(context: IExecuteFunctions, error: unknown): unknown {
  if (KeepnetConnectionError.isInstance(error)) {
    // Bytes that were passed on cannot be requested again, so this request has not been repeated.
    return new KeepnetConnectionError(`${error.message} Nothing of the file is given: run it again.`, {
      code: error.code,
    });
  }
  if (!DISK_FULL.includes(String((error as { code?: unknown } | null)?.code))) return error;
  return new NodeOperationError(context.getNode(), 'n8n has no room left to store the file', {
    description: 'Make room on the disk where n8n keeps its files, then run it again.',
  });
}

function readableFrom(sample: ByteStream | undefined, chunks: AsyncIterable<Uint8Array>): Readable | undefined {
  const { from } = (sample?.constructor ?? {}) as { from?: (chunks: AsyncIterable<Uint8Array>) => Readable };
  return typeof from === 'function' ? from(chunks) : undefined;
}

async function collect(context: IExecuteFunctions, stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LARGEST_BUFFER) {
      throw new NodeOperationError(context.getNode(), 'The file is larger than 150 MB', {
        description: 'It could not be streamed, and at most 150 MB are kept in memory. Export a shorter list.',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
