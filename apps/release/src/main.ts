import { prepareManifests } from './prepare-manifests';
import { writeMirror } from './write-mirror';

const USAGE = `Usage, in the root of the checkout:
  node apps/release/dist/main.js prepare <owner/name> [<owner/name of the mirror>]
  node apps/release/dist/main.js mirror <folder> <owner/name of the mirror>`;

const [command, first = '', second = ''] = process.argv.slice(2);
if (command === 'prepare' && first !== '') {
  prepareManifests(process.cwd(), first, second);
} else if (command === 'mirror' && first !== '' && second !== '') {
  writeMirror(process.cwd(), first, second);
} else {
  console.error(USAGE);
  process.exitCode = 1;
}
