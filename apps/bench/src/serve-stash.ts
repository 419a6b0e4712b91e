import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

// Replaces the two servers that Zapier's runtime sends a file to: its own, and the storage. Keeps nothing.
const server = createServer((request, response) => {
  if (request.url !== '/rpc') {
    request.resume().once('end', () => response.writeHead(204).end());
    return;
  }
  void text(request).then((body) => {
    const { id } = JSON.parse(body) as { id: string };
    const result = { url: `${origin}/storage`, fields: { key: 'stash/1', policy: 'p' } };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ id, result }));
  });
});
server.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
process.on('disconnect', () => process.exit());
process.send?.(origin);
