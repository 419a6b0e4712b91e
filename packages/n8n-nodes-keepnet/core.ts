// The one place that names the core: the build inlines it here, once, and everything else imports this file.
export * from '@keepnet-workflows/core';
