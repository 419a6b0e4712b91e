declare module 'zapier-keepnet' {
  const app: object;
  export default app;
}
