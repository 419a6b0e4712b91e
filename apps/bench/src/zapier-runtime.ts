import type { ServerAddress } from './server-address';

/** Zapier's runtime around the integration, as its servers call it. */
export interface ZapierRuntime {
  /**
   * Runs a step with an existing token, as Zapier does.
   *
   * @param method Such as `searches.monthly_user_total.operation.perform`.
   * @param stashOrigin Where Zapier's runtime sends a file.
   */
  runStep(address: ServerAddress, method: string, inputData: object, stashOrigin?: string): Promise<unknown>;
}

type Handler = (event: object) => Promise<{ results: unknown }>;

/** Loads the runtime; it stashes nothing without a key in the environment. */
export async function loadZapier(): Promise<ZapierRuntime> {
  process.env['ZAPIER_DEPLOY_KEY'] = 'bench';
  // It has no types of its own.
  const integration = 'zapier-keepnet';
  const { default: app } = (await import(integration)) as { default: object };
  const { default: platform } = await import('zapier-platform-core');
  const { createAppHandler } = platform as unknown as { createAppHandler: (app: object) => Handler };
  const handle = createAppHandler(app);
  return {
    async runStep({ baseUrl, clientId, clientSecret }, method, inputData, stashOrigin) {
      const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      const answer = await fetch(`${baseUrl}/connect/token`, {
        method: 'POST',
        body: new URLSearchParams({ ...fields, scope: 'api1' }),
      });
      const { access_token } = (await answer.json()) as { access_token: string };
      const authData = { client_id: clientId, client_secret: clientSecret, base_url: baseUrl, access_token };
      const { results } = await handle({
        command: 'execute',
        method,
        ...(stashOrigin === undefined ? { zcacheTestObj: {} } : { rpc_base: `${stashOrigin}/rpc` }),
        bundle: { authData, inputData, meta: {} },
      });
      return results;
    },
  };
}
