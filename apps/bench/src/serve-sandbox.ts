import { startSandbox } from '@keepnet-workflows/sandbox';

// A program of its own, so that the server's work and memory are not counted as the client's.
const [companies, latencyMs, scenario = 'none'] = process.argv.slice(2);
const { url, clientId, clientSecret, close } = await startSandbox({
  companies: Number(companies),
  latencyMs: Number(latencyMs),
  // What Keepnet's own console asks for, and our clients by default.
  pageCap: 10_000,
  scenario,
});
process.on('disconnect', () => void close());
process.send?.({ baseUrl: url, clientId, clientSecret });
