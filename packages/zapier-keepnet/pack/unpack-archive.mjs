import { createRequire } from 'node:module';

/** Unpacks an archive into an empty folder, as Zapier's command line does to try it out. Needs what `buildArchive` installs. */
export async function unpackArchive(archive, target) {
  const require = createRequire(import.meta.url);
  const decompress = require('zapier-platform-cli/src/utils/decompress.js');
  await decompress(archive, target);
}
