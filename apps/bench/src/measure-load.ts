// A process of its own: what is loaded once is there for good.
export {};

await import('zapier-platform-core');
const startedAt = performance.now();
// Without types of its own.
const integration = 'zapier-keepnet';
await import(integration);
process.send?.(performance.now() - startedAt);
