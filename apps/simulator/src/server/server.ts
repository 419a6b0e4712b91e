import {
  ApiRefusal,
  envelope,
  exportFile,
  isOverLimit,
  type ListServer,
  parseExportRequest,
  parseSearchRequest,
  refusalEnvelope,
  rowStyleOf,
  SearchCache,
  toCompanyDetails,
} from '@keepnet-workflows/sandbox/model';
import type { World } from '../world/world';
import { type Answer, JSON_HEADERS, type ServerRequest } from './answer';
import { listedCompany } from './listed-company';
import { type PageFault, pageWith } from './page-fault';
import type { ServerTraits } from './server-traits';
import { createTokenDesk, OWN_COMPANY, type TokenDesk } from './tokens';

/** A Keepnet server as far as its API is known, over a world that changes. */
export interface Server {
  readonly tokens: TokenDesk;
  /** Answers at once, with the world as it is at that moment. */
  answer(request: ServerRequest, nowMs: number, pageFault?: PageFault): Answer;
}

const COMPANY = '/api/companies/';
const LARGEST_PAGE = 10_000;

export function createServer(world: World, traits: ServerTraits): Server {
  const tokens = createTokenDesk(traits.credential);
  const { zoneHours } = traits;
  const dayAt = (nowMs: number): string => new Date(nowMs + zoneHours * 3_600_000).toISOString().slice(0, 10);
  let answers = 0;

  // The pages of one scan come from the same selection, as long as the world does not change.
  let last: Pick<ListServer, 'companies' | 'overLimitCount' | 'selected'> & { readonly of: unknown } = listOf([]);
  const listAt = (nowMs: number): ListServer => {
    const { companies } = world.at(nowMs);
    if (last.of !== companies) last = { ...listOf(companies.map(listedCompany)), of: companies };
    return { ...last, today: dayAt(nowMs), zoneHours, pageCap: LARGEST_PAGE, turn: answers };
  };

  const succeed = (data: unknown, note: string): Answer => ({
    status: 200,
    headers: JSON_HEADERS,
    body: envelope({ data, status: 'SUCCESS' }, traits),
    note,
  });

  const list = ({ path, headers, body }: ServerRequest, nowMs: number, fault: PageFault | undefined): Answer => {
    if (traits.credential.role === 'Company Admin') throw new ApiRefusal(403, 'FAILED', 'Forbidden');
    const asked = headers['content-type'] === 'application/json' ? parsed(body) : undefined;
    const server = listAt(nowMs);
    if (!path.endsWith('/export')) {
      const request = parseSearchRequest(asked);
      const page = pageWith(fault, request, server, traits);
      const { totalNumberOfPages: pages, totalNumberOfRecords: total, results } = page;
      return succeed(page, `page ${request.pageNumber} of ${pages}, ${results?.length ?? 0} rows, total ${total}`);
    }
    const { pieces } = exportFile(parseExportRequest(asked), server, traits);
    const file = Buffer.concat([...pieces].map((piece) => Buffer.from(piece)));
    const type = { 'content-type': 'application/octet-stream' };
    return { status: 200, headers: type, body: file, note: `a file of ${file.length} bytes` };
  };

  const one = (id: string, nowMs: number): Answer => {
    if (id === 'my') return succeed([{ name: OWN_COMPANY, resourceId: 'own' }], 'own companies');
    const company = world.at(nowMs).companies.find((each) => each.id === id);
    if (!company || !traits.givesCompanies) throw new ApiRefusal(404, 'FAILED', 'Not found');
    const day = dayAt(nowMs);
    return succeed(toCompanyDetails(listedCompany(company), rowStyleOf(traits, day.slice(0, 7), day)), 'a company');
  };

  const answer = (request: ServerRequest, nowMs: number, fault: PageFault | undefined): Answer => {
    const { method, path, headers } = request;
    if (path === '/connect/token') return tokens.issue(request.body, headers['content-type'], nowMs);
    if (!tokens.accepts(headers['authorization'], nowMs)) return { status: 401, headers: {}, body: '', note: '401' };
    if (method === 'POST' && path.startsWith(`${COMPANY}search`)) return list(request, nowMs, fault);
    if (method === 'GET' && path.startsWith(COMPANY)) return one(path.slice(COMPANY.length), nowMs);
    return { status: 404, headers: {}, body: '', note: '404' };
  };

  return {
    tokens,
    answer(request, nowMs, fault) {
      answers++;
      try {
        return answer(request, nowMs, fault);
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        const { statusCode: status, resultStatus } = error;
        const body = refusalEnvelope(error, traits);
        return { status, headers: JSON_HEADERS, body, note: `${status} ${resultStatus}` };
      }
    },
  };
}

function listOf(companies: ListServer['companies']) {
  const cache = new SearchCache();
  return {
    of: undefined as unknown,
    companies,
    overLimitCount: companies.filter(isOverLimit).length,
    selected: ((question, select) => cache.get(question, 0, select)) satisfies ListServer['selected'],
  };
}

function parsed(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}
