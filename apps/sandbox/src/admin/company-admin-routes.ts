import type { FastifyInstance, FastifyReply } from 'fastify';
import { snapshotOf } from '../snapshot';
import type { Sandbox } from '../sandbox';
import { ADMIN_SCHEMAS } from './admin-schemas';
import { companyChangeSchema, toCompanyChange } from './company-change';
import { readBody } from './read-body';

interface ById {
  Params: { id: string };
}

function notFound(reply: FastifyReply, id: string): FastifyReply {
  return reply.code(404).send({ error: `There is no company with the id ${id}.` });
}

/** Calls that add, change and delete companies of the reseller `sandbox`. */
export function companyAdminRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  const month = () => sandbox.today.slice(0, 7);

  app.post('/companies', { schema: ADMIN_SCHEMAS.addCompany }, async (request, reply) => {
    const change = toCompanyChange(readBody(request.body, companyChangeSchema), undefined);
    const added = sandbox.world.add(change, `${sandbox.today}T12:00:00`);
    return reply.code(201).send(snapshotOf(added, month(), sandbox.today));
  });

  app.post<ById>('/companies/:id', { schema: ADMIN_SCHEMAS.changeCompany }, async (request, reply) => {
    const { id } = request.params;
    const change = toCompanyChange(readBody(request.body, companyChangeSchema), sandbox.world.find(id));
    const changed = sandbox.world.change(id, change);
    return changed === undefined ? notFound(reply, id) : snapshotOf(changed, month(), sandbox.today);
  });

  app.delete<ById>('/companies/:id', { schema: ADMIN_SCHEMAS.removeCompany }, async (request, reply) => {
    const { id } = request.params;
    return sandbox.world.remove(id) ? { removed: id } : notFound(reply, id);
  });
}
