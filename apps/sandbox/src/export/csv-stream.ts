import { Readable } from 'node:stream';
import { format } from '@fast-csv/format';
import type { RequestScenarios } from '../scenarios/active-scenarios';
import type { ExportTable } from './export-table';

const BYTES_PER_MEGABYTE = 1_000_000;

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

/**
 * A table as CSV, written while it is read. Cells are quoted where CSV needs it and otherwise left alone: the real
 * server does not defuse formulas either.
 */
export function csvStream(asked: ExportTable, scenarios: RequestScenarios): Readable {
  const megabytes = scenarios.valueOf('huge-export');
  const table = megabytes === undefined ? asked : padded(asked, megabytes);
  const writer = format({
    headers: [...table.header],
    alwaysWriteHeaders: true,
    delimiter: scenarios.has('export-semicolon') ? ';' : scenarios.has('export-tab') ? '\t' : ',',
    rowDelimiter: '\r\n',
    includeEndRowDelimiter: true,
    writeBOM: scenarios.has('export-bom'),
  });
  const rows = Readable.from(table.rows());
  // `pipe` alone would leave the source open when the caller goes away.
  writer.on('close', () => rows.destroy());
  return rows.pipe(writer);
}
