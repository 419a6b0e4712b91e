/** What the fake API does not accept; it becomes a 400 with status `INPUT_ERROR`. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
