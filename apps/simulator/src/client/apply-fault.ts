import type { Prng } from '../random/prng';
import { type Answer, JSON_HEADERS, type ServerRequest } from '../server/answer';
import type { FaultKind } from './fault';

const page = (words: string): string =>
  `<!DOCTYPE html><html><head><title>Proxy</title></head><body>${words}</body></html>`;

/** What the client gets in place of the server's answer; undefined when the fault leaves the answer as it is. */
export function answerOf(
  fault: FaultKind | undefined,
  request: ServerRequest,
  prng: Prng,
  serverNowMs: number,
): Answer | undefined {
  const seconds = prng.int(0, 20);
  const limited = (headers: Record<string, string>): Answer => ({ status: 429, headers, body: '', note: '429' });
  const failed = (status: number, code: string): Answer => ({
    status,
    headers: JSON_HEADERS,
    body: JSON.stringify({ data: null, status: code, message: 'Something went wrong', validationMessages: [] }),
    note: `${status} ${code}`,
  });
  switch (fault) {
    case 'html':
      return { status: 200, headers: {}, body: page('Please wait'), note: 'HTML' };
    case 'badGateway':
      return { status: 502, headers: {}, body: page('Bad gateway'), note: '502 HTML' };
    case 'empty':
      return { status: 200, headers: {}, body: '', note: 'empty' };
    case 'softError':
      return failed(200, prng.pick(['INTERNAL_SERVER_ERROR', 'FAILED']));
    case 'serverError':
      return failed(500, 'INTERNAL_SERVER_ERROR');
    case 'unavailable':
      return { status: 503, headers: { 'retry-after': String(seconds) }, body: '', note: `503 after ${seconds} s` };
    case 'rateLimit':
      return limited({});
    case 'rateLimitSeconds':
      return limited({ 'retry-after': String(seconds) });
    case 'rateLimitDate':
      return limited({ 'retry-after': new Date(serverNowMs + seconds * 1000).toUTCString() });
    case 'requestTimeout':
      return { status: 408, headers: {}, body: '', note: '408' };
    case 'status306':
      return { status: 306, headers: {}, body: '', note: '306' };
    case 'privacy':
      return failed(403, 'PRIVACY_ERROR');
    case 'refusal':
      return failed(400, 'INPUT_ERROR');
    case 'refusalSoft':
      return failed(200, 'INPUT_ERROR');
    case 'quotesSecrets': {
      const { authorization = '' } = request.headers;
      return {
        status: 502,
        headers: {},
        body: page(`You sent: ${authorization} ${request.body ?? ''}`),
        note: '502 HTML',
      };
    }
    default:
      return undefined;
  }
}
