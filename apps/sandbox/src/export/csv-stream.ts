import { Readable } from 'node:stream';
import { format } from '@fast-csv/format';
import type { RequestScenarios } from '../scenarios/active-scenarios';
import type { Cell, ExportTable } from './export-table';

const BYTES_PER_MEGABYTE = 1_000_000;

function* repeated({ rows }: ExportTable, megabytes: number): Generator<Cell[]> {
  let bytes = 0;
  while (bytes < megabytes * BYTES_PER_MEGABYTE) {
    for (const row of rows()) {
      yield row;
      bytes += row.reduce<number>((sum, cell) => sum + Buffer.byteLength(String(cell ?? '')) + 1, 1);
      if (bytes >= megabytes * BYTES_PER_MEGABYTE) return;
    }
  }
}

/**
 * A table as CSV, written while it is read. Cells are quoted where CSV needs it and otherwise left alone: the real
 * server does not defuse formulas either.
 */
export function csvStream(table: ExportTable, scenarios: RequestScenarios): Readable {
  const megabytes = scenarios.valueOf('huge-export');
  const writer = format({
    headers: [...table.header],
    delimiter: scenarios.has('export-semicolon') ? ';' : scenarios.has('export-tab') ? '\t' : ',',
    rowDelimiter: '\r\n',
    includeEndRowDelimiter: true,
    writeBOM: scenarios.has('export-bom'),
  });
  const rows = Readable.from(megabytes === undefined ? table.rows() : repeated(table, megabytes));
  // `pipe` alone would leave the source open when the caller goes away.
  writer.on('close', () => rows.destroy());
  return rows.pipe(writer);
}
