/** Something that is missing or in the way, told to the user in one sentence. */
export class HostError extends Error {
  override readonly name = 'HostError';
}
