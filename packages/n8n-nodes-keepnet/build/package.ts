// What n8n loads, in one file: every further file would slow down n8n's start.
export { KeepnetApi } from '../credentials/KeepnetApi.credentials';
// With an extension; otherwise tsup takes them for native modules.
export { Keepnet } from '../nodes/Keepnet/Keepnet.node.js';
export { KeepnetTrigger } from '../nodes/Keepnet/KeepnetTrigger.node.js';
