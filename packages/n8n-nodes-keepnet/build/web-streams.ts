// csv-parse imports these from a module that n8n's scan does not allow; they are globals as well.
const Counting = CountQueuingStrategy;
const Transform = TransformStream;
export { Counting as CountQueuingStrategy, Transform as TransformStream };
