import { startSandbox } from '@keepnet-workflows/sandbox';

// A program of its own, so that the server's work and memory are not counted as the client's.
const [companies, latencyMs] = process.argv.slice(2).map(Number);
const { url, clientId, clientSecret, close } = await startSandbox({
  ...(companies !== undefined && { companies }),
  ...(latencyMs !== undefined && { latencyMs }),
});
process.on('disconnect', () => void close());
process.send?.({ baseUrl: url, clientId, clientSecret });
