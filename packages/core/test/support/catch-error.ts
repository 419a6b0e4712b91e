/** What a promise is rejected with; fails when it is not rejected. */
export async function catchError(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`Expected a rejection, but got ${JSON.stringify(value)}`);
}
