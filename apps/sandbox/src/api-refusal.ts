/** A request that the API answers with an error in its envelope. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';

  constructor(
    readonly statusCode: number,
    /** The envelope's `status`, for example `INPUT_ERROR`. */
    readonly resultStatus: string,
    message: string,
    readonly validationMessages: readonly string[] = [],
  ) {
    super(message);
  }
}

/** For an invalid body; status 200 is also possible. */
export function refusedInput(status: number, ...validationMessages: string[]): ApiRefusal {
  return new ApiRefusal(status, 'INPUT_ERROR', 'One or more validation errors occurred.', validationMessages);
}

/** 400 for an invalid body. */
export const inputError = (...validationMessages: string[]): ApiRefusal => refusedInput(400, ...validationMessages);
