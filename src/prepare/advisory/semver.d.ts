// What is used of npm's own library, which brings no types.
declare module 'semver' {
  const semver: {
    valid(version: string, options?: { readonly loose?: boolean }): string | null
    compare(a: string, b: string): -1 | 0 | 1
  }
  export default semver
}
