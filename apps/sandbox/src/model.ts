// The server without sockets and clocks: its answers are a function of the companies, the day and the scenarios.
export { ApiRefusal } from './api-refusal';
export { envelope, refusalEnvelope } from './envelope';
export { exportFile } from './export/export-file';
export { toCompanyDetails } from './rows/company-details';
export { rowStyleOf } from './rows/row-style';
export { lastingScenarios, type ServerScenarios } from './scenarios/server-scenarios';
export type { ListServer } from './search/list-server';
export { SearchCache } from './search/search-cache';
export { searchPage, type SearchPage } from './search/search-page';
export { parseExportRequest, parseSearchRequest } from './search/search-request';
export { isOverLimit } from './world/company-facts';
export type { ListedCompany } from './world/company-record';
