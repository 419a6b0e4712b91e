import type { FastifyReply, FastifyRequest } from 'fastify';

/** Cuts the connection without an answer. */
export function resetConnection(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  const { socket } = request.raw;
  // An injected request has no real socket to reset, and would wait for ever.
  if (typeof socket.resetAndDestroy === 'function') socket.resetAndDestroy();
  else reply.raw.destroy();
}

/** Announces twice the bytes, sends these, and cuts the connection. */
export function truncateAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string | Buffer,
  contentType: string,
): void {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) * 2 });
  if (request.journalEntry !== null) request.journalEntry.status = 200;
  reply.raw.write(body, () => reply.raw.destroy());
}
