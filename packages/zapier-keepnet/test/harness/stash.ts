import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

/** A file that was handed over to Zapier. */
export interface StashedFile {
  readonly bytes: Buffer;
  readonly name: string;
  readonly type: string;
  readonly disposition: string;
}

/** A stand-in for the two servers that `z.stashFile` talks to: Zapier's own and the storage. */
export interface StashServer {
  readonly rpcBase: string;
  readonly origin: string;
  readonly files: StashedFile[];
}

/** @param options With `isRefusing` the storage takes no file, and quotes the form that it got, its key included. */
export async function startStash({ isRefusing = false } = {}): Promise<StashServer> {
  const files: StashedFile[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then(async (body) => {
      if (request.url === '/rpc') {
        const { id } = JSON.parse(body.toString()) as { id: string };
        const result = {
          url: `${origin}/storage`,
          fields: { key: `stash/${files.length}`, policy: 'policy-of-the-storage' },
        };
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ id, result }));
        return;
      }
      if (isRefusing) {
        response.writeHead(403, { 'content-type': 'application/xml' }).end(`<Error>${body.toString()}</Error>`);
        return;
      }
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const form = await new Response(new Uint8Array(body), { headers }).formData();
      const file = form.get('file') as File;
      files.push({
        bytes: Buffer.from(await file.arrayBuffer()),
        name: file.name,
        type: String(form.get('Content-Type')),
        disposition: String(form.get('Content-Disposition')),
      });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { rpcBase: `${origin}/rpc`, origin, files };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
