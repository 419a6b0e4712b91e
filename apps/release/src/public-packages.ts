/** The packages that a release publishes to npm, by their folder. Zapier's goes to Zapier. */
export const PUBLIC_PACKAGES = ['packages/core', 'packages/n8n-nodes-keepnet'] as const;

export const N8N_PACKAGE = 'packages/n8n-nodes-keepnet';
