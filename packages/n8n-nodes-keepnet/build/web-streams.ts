// csv-parse imports these from a module that n8n's scan forbids; they also exist as globals.
const Counting = CountQueuingStrategy;
const Transform = TransformStream;
export { Counting as CountQueuingStrategy, Transform as TransformStream };
