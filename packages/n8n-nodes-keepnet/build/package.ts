// What n8n loads, in one file: every file more costs each n8n some of its start.
export { KeepnetApi } from '../credentials/KeepnetApi.credentials';
// With an extension, or tsup takes them for native modules.
export { Keepnet } from '../nodes/Keepnet/Keepnet.node.js';
export { KeepnetTrigger } from '../nodes/Keepnet/KeepnetTrigger.node.js';
