// Asks the built core one question about a server and prints the result or the error.
import { createKeepnetClient } from '../../dist/node.js';

const [baseUrl, question] = process.argv.slice(2);
const client = createKeepnetClient({ baseUrl, clientId: 'id', clientSecret: 'secret', retry: { maxAttempts: 3 } });
const month = '2026-10';

const QUESTIONS = {
  totalByTag: async () => (await client.monthlyUserTotal({ month, groupBy: 'tag' })).groups.length,
  usageLines: async () => (await client.usageLines({ month })).lines.length,
};

process.stdout.write(await QUESTIONS[question]().then(String, ({ name, message }) => `${name}: ${message}`));
process.exit(0);
