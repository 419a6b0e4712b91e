import { startSandbox } from '@keepnet-workflows/sandbox';

// A program of its own, so that the server's work and memory are not counted as the client's.
const [companies, latencyMs, scenario, pageCap] = process.argv.slice(2);
const { url, clientId, clientSecret, close } = await startSandbox({
  companies: Number(companies),
  latencyMs: Number(latencyMs),
  scenario: scenario ?? 'none',
  pageCap: Number(pageCap),
  today: new Date().toISOString().slice(0, 10),
});
process.on('disconnect', () => void close());
process.send?.({ baseUrl: url, clientId, clientSecret });
