import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox';
import { companyRoute } from './company-route';
import { exportRoute } from './export-route';
import { licenseCheckRoute } from './license-check-route';
import { myCompaniesRoute } from './my-companies-route';
import { prepareRequest } from './prepare-request';
import { searchRoute } from './search-route';
import { tokenRoute } from './token-route';

/** The routes of the real API, with the effects of all scenarios. */
export async function apiRoutes(app: FastifyInstance, { sandbox }: { sandbox: Sandbox }): Promise<void> {
  prepareRequest(app, sandbox);
  tokenRoute(app, sandbox);
  searchRoute(app, sandbox);
  exportRoute(app, sandbox);
  myCompaniesRoute(app, sandbox);
  companyRoute(app, sandbox);
  licenseCheckRoute(app, sandbox);
}
