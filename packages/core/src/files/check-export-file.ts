import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { detectSeparator, readHeader } from './detect-separator';
import type { ExportFormat } from './export-format';
import { columnPositions } from './find-column';
import { peekBytes } from './peek-bytes';
import { CSV_HEAD_BYTES } from './read-csv';
import { decodeHead } from './text-encoding';

const JSON_BYTES = 65_536;
const REQUIRED_COLUMN = 'Company Name';
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

/** What the server answered to an export: the file, or JSON (the first 64 KB), which means an error. */
export type ExportAnswer =
  | { readonly kind: 'file'; readonly stream: AsyncIterable<Uint8Array> }
  | { readonly kind: 'json'; readonly text: string };

/**
 * Tells by its first bytes whether an answer is the file that was asked for: the server names neither a media type nor
 * a file name that could be relied on, and it may answer an error with status 200. `stream` gives every byte unchanged.
 * Throws KeepnetResponseError, and closes the body, when it is neither that file nor JSON.
 */
export async function checkExportFile(body: AsyncIterable<Uint8Array>, format: ExportFormat): Promise<ExportAnswer> {
  const { head, stream, release } = await peekBytes(body, CSV_HEAD_BYTES);
  const text = decodeHead(head).trimStart();
  if (text.startsWith('{') || text.startsWith('[')) return { kind: 'json', text: await readText(stream) };
  const problem = format === 'excel' ? excelProblem(head, text) : csvProblem(text);
  if (problem === undefined) return { kind: 'file', stream };
  await release();
  throw new KeepnetResponseError(`The answer to the export is not ${NAMES[format]}: ${problem}.`);
}

const NAMES: Readonly<Record<ExportFormat, string>> = { csv: 'a CSV file', excel: 'an Excel file' };

function excelProblem(head: Uint8Array, text: string): string | undefined {
  if (ZIP_SIGNATURE.every((byte, index) => head[index] === byte)) return undefined;
  return textProblem(text) ?? 'it does not begin like one';
}

function csvProblem(text: string): string | undefined {
  const header = readHeader(text, detectSeparator(text, [REQUIRED_COLUMN]));
  if (columnPositions(header, REQUIRED_COLUMN).length > 0) return undefined;
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
