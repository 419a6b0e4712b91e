import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PATHS } from '../src/paths';

/** A part of docs/benchmarks.md that grows as results come; `npm run bench` puts it in its place. */
export class SectionFile {
  readonly #path: string;

  constructor(name: string) {
    const folder = join(PATHS.root, 'artifacts', 'bench');
    mkdirSync(folder, { recursive: true });
    this.#path = join(folder, `${name}.md`);
  }

  write(lines: readonly string[]): void {
    writeFileSync(this.#path, `${lines.join('\n')}\n`);
  }
}
