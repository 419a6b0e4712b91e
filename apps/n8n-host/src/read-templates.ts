import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PATHS } from './paths';
import type { Workflow } from './workflow';

/** The templates that ship with the node, by file name. */
export async function readTemplates(): Promise<{ file: string; workflow: Workflow }[]> {
  const files = (await readdir(PATHS.templates)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => ({
      file,
      workflow: JSON.parse(await readFile(join(PATHS.templates, file), 'utf8')) as Workflow,
    })),
  );
}
