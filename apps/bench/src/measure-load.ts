// A process of its own: what is loaded once stays loaded.
export {};

await import('zapier-platform-core');
const startedAt = performance.now();
// It has no types of its own.
const integration = 'zapier-keepnet';
await import(integration);
process.send?.(performance.now() - startedAt);
