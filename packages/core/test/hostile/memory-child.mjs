// Runs one operation of the built core against a server, and tells how it ended and what it took.
import { performance } from 'node:perf_hooks';

import { createKeepnetClient } from '../../dist/node.js';

const [baseUrl, operation] = process.argv.slice(2);
const client = createKeepnetClient({ baseUrl, clientId: 'id', clientSecret: 'secret', retry: { maxAttempts: 1 } });

const OPERATIONS = {
  total: async () => (await client.monthlyUserTotal()).totalMonthlyUsers,
  search: async () => (await client.searchCompanies()).totalMatches,
  strict: async () => (await client.monthlyUserTotal({ verification: 'strict' })).totalMonthlyUsers,
};

const started = performance.now();
const outcome = await OPERATIONS[operation]().then(String, ({ name, message }) => `${name}: ${message.slice(0, 300)}`);
const maxRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ outcome, maxRssMb, seconds: (performance.now() - started) / 1000 }));
process.exit(0);
