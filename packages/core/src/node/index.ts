export { createAxiosTransport, type AxiosTransportOptions } from './axios-transport';
export { createKeepnetClient, type KeepnetClientOptions } from './create-node-client';
export { systemClock } from './system-clock';
