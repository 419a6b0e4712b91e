import type { ServerScenarios } from '../scenarios/server-scenarios';
import type { Cell, ExportTable } from './export-table';

const BYTES_PER_MEGABYTE = 1_000_000;
const CHUNK_LENGTH = 65_536;

/** The same rows, with a column of padding that brings the file to this size. */
function padded({ header, rows }: ExportTable, megabytes: number): ExportTable {
  const count = Array.from(rows()).length;
  const notes = 'x'.repeat(Math.ceil((megabytes * BYTES_PER_MEGABYTE) / Math.max(1, count)));
  return {
    header: [...header, 'Notes'],
    *rows() {
      for (const row of rows()) yield [...row, notes];
    },
  };
}

/** Quoted only where CSV needs it: the real server does not defuse formulas either. */
function quoted(cell: Cell, separator: string): string {
  const text = String(cell ?? '');
  const isPlain = !/["\r\n]/.test(text) && !text.includes(separator);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** A table as CSV, in pieces that are generated as they are read. */
export function* writeCsv(asked: ExportTable, scenarios: ServerScenarios): Generator<string, void, undefined> {
  const megabytes = scenarios.valueOf('huge-export');
  const { header, rows } = megabytes === undefined ? asked : padded(asked, megabytes);
  const separator = scenarios.has('export-semicolon') ? ';' : scenarios.has('export-tab') ? '\t' : ',';
  const isPlain = scenarios.has('export-plain-lines');
  const lineEnd = isPlain ? '\n' : '\r\n';
  const line = (cells: readonly Cell[]): string => cells.map((cell) => quoted(cell, separator)).join(separator);
  let chunk = (scenarios.has('export-bom') ? '\ufeff' : '') + line(header);
  for (const row of rows()) {
    chunk += lineEnd + line(row);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield isPlain ? chunk : chunk + lineEnd;
}
