declare module 'zapier-platform-schema' {
  const schema: { validateAppDefinition(definition: unknown): { errors: { stack: string }[] } };
  export default schema;
}
