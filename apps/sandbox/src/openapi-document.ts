/** The part of the OpenAPI description that is not specific to a route. */
export const OPENAPI_DOCUMENT = {
  openapi: '3.0.3',
  info: {
    title: 'Keepnet sandbox',
    version: '1',
    description:
      'A local server that behaves like the Keepnet API. Ask `/connect/token` for a token (client id `sandbox`, secret ' +
      '`sandbox-secret`, scope `api1`) and paste its `access_token` under Authorize.',
  },
  tags: [
    { name: 'Keepnet API', description: 'Also on the real server' },
    { name: 'Sandbox', description: 'Journal, scenarios and data changes' },
  ],
  components: {
    securitySchemes: {
      bearer: { type: 'http' as const, scheme: 'bearer' },
    },
  },
};
