// Asks the built core one question about a server, and tells how it ended and what it took.
import { performance } from 'node:perf_hooks';

import { createKeepnetClient } from '../../dist/node.js';

const [baseUrl, question] = process.argv.slice(2);
const client = createKeepnetClient({ baseUrl, clientId: 'id', clientSecret: 'secret', retry: { maxAttempts: 1 } });
const month = '2026-10';

const QUESTIONS = {
  total: async () => (await client.monthlyUserTotal()).totalMonthlyUsers,
  strict: async () => (await client.monthlyUserTotal({ verification: 'strict' })).totalMonthlyUsers,
  search: async () => (await client.searchCompanies()).totalMatches,
  tags: async () => (await client.monthlyUserTotal({ month, groupBy: 'tag' })).groups.length,
  lines: async () => (await client.usageLines({ month })).lines.length,
};

const started = performance.now();
const outcome = await QUESTIONS[question]().then(String, ({ name, message }) => `${name}: ${message.slice(0, 300)}`);
const maxRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ outcome, maxRssMb, seconds: (performance.now() - started) / 1000 }));
process.exit(0);
