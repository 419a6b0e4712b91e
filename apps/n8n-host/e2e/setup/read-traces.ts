import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A place in which something may have been left, and what stands there, one character per byte. */
export interface Trace {
  readonly place: string;
  readonly text: string;
}

/**
 * Everything that an n8n has left in its folder: each file as it lies on the disk (database and its journal, stored
 * files, logs), and each value of the database, which the pages of the file may hold in pieces.
 */
export function readTraces(userFolder: string): Trace[] {
  const files = readdirSync(userFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));
  const databases = files.filter((file) => file.endsWith('.sqlite'));
  return [
    ...files.map((file) => ({ place: file.slice(userFolder.length), text: readFileSync(file).toString('latin1') })),
    ...databases.flatMap(readValues),
  ];
}

function readValues(file: string): Trace[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    return tables.flatMap(({ name }) => {
      const rows = database.prepare(`SELECT * FROM "${String(name)}"`).all();
      return rows.map((row) => ({ place: `table ${String(name)}`, text: Object.values(row).map(toText).join('\n') }));
    });
  } finally {
    database.close();
  }
}

function toText(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}
