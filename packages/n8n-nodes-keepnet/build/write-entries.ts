import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';

interface Manifest {
  readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

/** Writes the files that package.json lists for n8n, each with the class that n8n expects there. */
export function writeEntries(bundle: string): void {
  const { n8n } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  for (const file of [...n8n.nodes, ...n8n.credentials]) {
    const [name = ''] = basename(file).split('.');
    const path = relative(dirname(file), bundle).replaceAll('\\', '/');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `'use strict';\nexports.${name} = require(${JSON.stringify(path)}).${name};\n`);
  }
}
