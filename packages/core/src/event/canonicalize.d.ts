// The package declares an ES default export, but what it ships is a CommonJS function.
declare module 'canonicalize' {
  function canonicalize(input: unknown): string | undefined
  export = canonicalize
}
