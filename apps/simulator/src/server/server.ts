import type { WorldCompany } from '../world/company';
import { monthAt } from '../world/months';
import type { World } from '../world/world';
import type { Abilities } from './abilities';
import type { Answer, ServerRequest } from './answer';
import { fail, succeed } from './envelope';
import { answerExport } from './export';
import { readSearch, type WireSearch } from './read-search';
import { answerSearch, type PageFault } from './search';
import { type Selection, selectCompanies } from './select-companies';
import { createTokenDesk, OWN_COMPANY, type TokenDesk } from './tokens';
import { writeDetails } from './write-row';

/** A Keepnet server as far as its API is known, over a world that changes. */
export interface Server {
  readonly tokens: TokenDesk;
  /** Answers at once, with the world as it is at that moment. */
  answer(request: ServerRequest, nowMs: number, pageFault?: PageFault): Answer;
}

const COMPANY = '/api/companies/';

export function createServer(world: World, abilities: Abilities): Server {
  const tokens = createTokenDesk(abilities);
  let answers = 0;

  // The pages of one scan are cut from the same selection, as long as the world stays as it is.
  let last:
    | undefined
    | { readonly key: string; readonly companies: readonly WorldCompany[]; readonly value: Selection | Answer };
  const select = (search: WireSearch, companies: readonly WorldCompany[], nowMs: number): Selection | Answer => {
    const salt = abilities.sort === 'unstable' ? answers : 0;
    const key = JSON.stringify([search, monthAt(nowMs, abilities.zoneHours), salt]).replace(/"page\w+":\d+/g, '');
    if (last?.key === key && last.companies === companies) return last.value;
    const value = selectCompanies(search, companies, abilities, nowMs, salt);
    last = { key, companies, value };
    return value;
  };

  const list = (request: ServerRequest, nowMs: number, pageFault: PageFault | undefined): Answer => {
    if (abilities.role === 'Company Admin') return fail(abilities, 403, 'FAILED', 'Forbidden');
    const search = request.headers['content-type'] === 'application/json' ? readSearch(request.body) : undefined;
    if (!search) return fail(abilities, 400, 'INPUT_ERROR', 'The request is not valid');
    const { companies } = world.at(nowMs);
    const selection = select(search, companies, nowMs);
    if ('status' in selection) return selection;
    return request.path.endsWith('/export')
      ? answerExport(search, selection, abilities)
      : answerSearch(search, selection, abilities, pageFault);
  };

  const one = (id: string, nowMs: number): Answer => {
    if (id === 'my') return succeed(abilities, [{ name: OWN_COMPANY, resourceId: 'own' }], 'own companies');
    const company = world.at(nowMs).companies.find((each) => each.id === id);
    if (!company || abilities.company === 'absent') return fail(abilities, 404, 'FAILED', 'Not found');
    return succeed(abilities, writeDetails(company, abilities), 'a company');
  };

  return {
    tokens,
    answer(request, nowMs, pageFault) {
      answers++;
      const { method, path, headers } = request;
      if (path === '/connect/token') return tokens.issue(request.body, headers['content-type'], nowMs);
      if (!tokens.accepts(headers['authorization'], nowMs)) return { status: 401, headers: {}, body: '', note: '401' };
      if (method === 'POST' && path.startsWith(`${COMPANY}search`)) return list(request, nowMs, pageFault);
      if (method === 'GET' && path.startsWith(COMPANY)) return one(path.slice(COMPANY.length), nowMs);
      return { status: 404, headers: {}, body: '', note: '404' };
    },
  };
}
