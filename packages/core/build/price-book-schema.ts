import * as z from 'zod/mini';

import { PRICE_BOOK } from '../src/billing/price-book';

/** The JSON Schema of a price book, for editors and for programs in other languages. Made here: in the core it would cost 22 KB. */
export const priceBookSchema = (): object => z.toJSONSchema(PRICE_BOOK, { io: 'input' });
