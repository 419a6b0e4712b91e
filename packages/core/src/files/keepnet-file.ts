import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { peekBytes, watchBytes } from './byte-streams';
import { decodeHead } from './decode-text';
import type { ExportFormat } from './export-format';
import { CSV_HEAD_BYTES, hasColumn } from './read-csv';

const JSON_BYTES = 65_536;
const REQUIRED_COLUMN = 'Company Name';
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

/** What the server answered to an export: the file, or JSON (the first 64 KB), which means an error. */
type ExportAnswer =
  | { readonly kind: 'file'; readonly stream: AsyncIterable<Uint8Array> }
  | { readonly kind: 'json'; readonly text: string };

/**
 * Checks by the first bytes whether an answer is the requested file: the server's media type and file name are not
 * reliable, and an error may have status 200. `stream` has every byte unchanged. Throws KeepnetResponseError, and
 * closes the body, when it is neither that file nor JSON.
 */
export async function checkExportFile(body: AsyncIterable<Uint8Array>, format: ExportFormat): Promise<ExportAnswer> {
  const { head, stream, release } = await peekBytes(body, CSV_HEAD_BYTES);
  const text = decodeHead(head).trimStart();
  if (text.startsWith('{') || text.startsWith('[')) return { kind: 'json', text: await readText(stream) };
  const problem = format === 'excel' ? excelProblem(head, text) : await csvProblem(text);
  if (problem === undefined) return { kind: 'file', stream };
  await release();
  throw new KeepnetResponseError(`The answer to the export is not ${NAMES[format]}: ${problem}.`);
}

const NAMES: Readonly<Record<ExportFormat, string>> = { csv: 'a CSV file', excel: 'an Excel file' };

function excelProblem(head: Uint8Array, text: string): string | undefined {
  if (ZIP_SIGNATURE.every((byte, index) => head[index] === byte)) return undefined;
  return textProblem(text) ?? 'it does not begin like one';
}

async function csvProblem(text: string): Promise<string | undefined> {
  if (await hasColumn(text, REQUIRED_COLUMN)) return undefined;
  return textProblem(text) ?? `its first row has no column "${REQUIRED_COLUMN}"`;
}

function textProblem(text: string): string | undefined {
  if (text === '') return 'it is empty';
  return text.startsWith('<') ? 'it is a web page (HTML)' : undefined;
}

async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let left = JSON_BYTES;
  for await (const chunk of stream) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.length;
    if (left <= 0) break;
  }
  return text;
}

/** A million companies are about 200 MB. */
const LARGEST_FILE = 1_000_000_000;

/** The same bytes, up to 1 GB. More is a KeepnetResponseError: an endless file would fill a host's disk. */
export function limitBytes(source: AsyncIterable<Uint8Array>, largest = LARGEST_FILE): AsyncIterable<Uint8Array> {
  let bytes = 0;
  return watchBytes(source, {
    onChunk(chunk) {
      bytes += chunk.length;
      if (bytes > largest) {
        throw new KeepnetResponseError(
          `The exported file is larger than ${largest / 1_000_000} MB, which no list of companies is. Delete what was ` +
            'saved of it, and check the Base URL.',
        );
      }
    },
  });
}

// An Excel file is a zip archive. Its last record has this length, unless it has a comment, which no spreadsheet
// writes.
const END_BYTES = 22;
const END_SIGNATURE = [0x50, 0x4b, 0x05, 0x06];

/** Passes an Excel file through. If it was cut short, it ends with a KeepnetResponseError. */
export function wholeWorkbook(file: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let tail: readonly number[] = [];
  return watchBytes(file, {
    onChunk(chunk) {
      tail = [...tail, ...chunk.slice(-END_BYTES)].slice(-END_BYTES);
    },
    onEnd() {
      if (END_SIGNATURE.every((byte, index) => tail[index] === byte)) return;
      throw new KeepnetResponseError(
        'The Excel file was cut short. Delete what was saved of it and export again, or choose CSV.',
      );
    },
  });
}
