export { type SearchPageOptions, searchPage, type WireCompany, wireCompany } from './company-builder';
export type { TransportContractCase } from './contract/contract-case';
export type { TransportContractOptions } from './contract/transport-contract-options';
export { createFakeClock, type FakeClock } from './fake-clock';
export {
  createFakeKeepnet,
  fakeClientId,
  fakeClientSecret,
  type FakeKeepnet,
} from './fake-keepnet/create-fake-keepnet';
export type { FakeKeepnetOptions } from './fake-keepnet/fake-keepnet-options';
export { bytes, type FakeChunk, json, text } from './fake-response';
export { createFakeTransport, type FakeAnswer, type FakeHandler, type FakeTransport } from './fake-transport';
export { findSecret } from './find-secret';
export { type HostileAnswer, type HostileCase, hostileCases } from './hostile-answers';
export { type LoopbackServer, type ReceivedRequest, startLoopbackServer } from './loopback-server';
export { secretForms } from './secret-forms';
export { transportContract } from './transport-contract';
export { HOSTILE_TEXTS } from './hostile/hostile-texts';
export { HOSTILE_TOKENS } from './hostile/hostile-tokens';
export { isJson, mutate, type Mutation, type Path, pathsOf } from './hostile/mutate-json';
