import { type ListServer, type SearchPage, searchPage, type ServerScenarios } from '@keepnet-workflows/sandbox/model';

/** What is wrong with one page, and with no other: the rows of the page before, another page, or half of it. */
export type PageFault = 'duplicated' | 'swapped' | 'capped';

type Request = Parameters<typeof searchPage>[0];

/** The page that a search asks for, with a fault or without. */
export function pageWith(
  fault: PageFault | undefined,
  request: Request,
  server: ListServer,
  scenarios: ServerScenarios,
): SearchPage {
  const { pageNumber } = request;
  if (fault === 'duplicated') {
    const has = (name: string): boolean => name === 'duplicated-page' || scenarios.has(name);
    return searchPage(request, server, { has, valueOf: (name) => scenarios.valueOf(name) });
  }
  const page = searchPage(request, server, scenarios);
  const { totalNumberOfPages: pages, results } = page;
  if (fault === 'swapped' && pageNumber > 1 && pages > 2) {
    return searchPage(
      { ...request, pageNumber: pageNumber < pages ? pageNumber + 1 : pageNumber - 1 },
      server,
      scenarios,
    );
  }
  return fault === 'capped' && results ? { ...page, results: results.slice(0, Math.ceil(results.length / 2)) } : page;
}
