import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { exportFile } from '../export/export-file';
import { truncateAnswer } from '../faults/break-connection';
import type { Sandbox } from '../sandbox';
import { parseExportRequest } from '../search/search-request';
import { jsonBody } from './json-body';
import { prepared } from './request-state';
import { EXPORT_SCHEMA } from './route-schemas';

/** `POST /api/companies/search/export`: the answer is the file itself. */
export function exportRoute(app: FastifyInstance, sandbox: Sandbox): void {
  const config = { operation: 'export', permission: 'companies/search/export|POST' } as const;
  app.post('/api/companies/search/export', { config, schema: EXPORT_SCHEMA }, async (request, reply) => {
    const scenarios = prepared(request.scenarios);
    const server = sandbox.listServer(prepared(request.client).tenant);
    const { mediaType, extension, pieces } = exportFile(parseExportRequest(jsonBody(request)), server, scenarios);
    if (scenarios.has('export-truncated')) {
      const whole = Buffer.concat([...pieces].map((piece) => Buffer.from(piece)));
      truncateAnswer(request, reply, whole.subarray(0, Math.floor(whole.length / 2)), mediaType);
      return reply;
    }
    reply.header('content-disposition', `attachment; filename="Companies.${extension}"`);
    return reply.type(mediaType).send(Readable.from(pieces, { objectMode: false }));
  });
}
