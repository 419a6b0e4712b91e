import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const PATH = fileURLToPath(new URL('../../../artifacts/bench/core.md', import.meta.url));

/** Prints, and keeps all that was printed in the file from which docs/benchmarks.md takes its part about the core. */
export function createReport(): (text: string) => void {
  const printed: string[] = [];
  return (text) => {
    console.log(text);
    printed.push(text);
    mkdirSync(dirname(PATH), { recursive: true });
    writeFileSync(PATH, `\`\`\`text\n${printed.join('\n')}\n\`\`\`\n`);
  };
}
