import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

const TOKEN = JSON.stringify({ access_token: 'token-7d1f', expires_in: 3600 });
const GOOD_TOKEN = `HTTP/1.1 200 OK\r\ncontent-length: ${TOKEN.length}\r\nconnection: close\r\n\r\n${TOKEN}`;

/** A server that answers every request but the one for a token with these bytes, and hangs up. */
export async function startRawServer(
  answer: string | Uint8Array,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (request) => {
      socket.end(request.toString('latin1').startsWith('POST /connect/token') ? GOOD_TOKEN : answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
