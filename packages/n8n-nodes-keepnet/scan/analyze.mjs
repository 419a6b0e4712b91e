import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [folder, kind] = process.argv.slice(2);
const { analyzePackage, SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');

// What was published, and from where.
const patterns = kind === 'source' ? SOURCE_FILE_PATTERNS : ['**/*.js', 'package.json'];
const { passed, message, details } = await analyzePackage(resolve(folder), patterns);
const { name } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
process.stdout.write(`${JSON.stringify({ name, passed, message, details })}\n`);
// It keeps handles open.
process.exit(0);
