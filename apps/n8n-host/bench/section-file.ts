import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { PATHS } from '../src/paths';

/** A part of docs/benchmarks.md that grows as results come; `npm run bench` puts it in its place. */
export class SectionFile {
  readonly #path: string;

  constructor(name: string) {
    this.#path = join(PATHS.root, 'artifacts', 'bench', `${name}.md`);
  }

  write(lines: readonly string[]): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, `${lines.join('\n')}\n`);
  }
}
