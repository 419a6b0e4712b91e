// Prints how long it takes to load some files after everything that every n8n loads anyway.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const [host, ...files] = process.argv.slice(2);
const load = createRequire(host);
load('n8n-workflow');
load('luxon');
const startedAt = performance.now();
for (const file of files) load(file);
process.stdout.write(String(performance.now() - startedAt));
