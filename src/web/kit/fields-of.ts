/** What a form sends back of a thing that the desk gave: the fields that it takes in, and none of those that the desk reckons. */
export function fieldsOf<Fields extends object>(
  { shape }: { readonly shape: Readonly<Record<keyof Fields & string, unknown>> },
  of: Fields,
): Fields {
  const names = Object.keys(shape) as (keyof Fields & string)[]
  return Object.fromEntries(names.map((name) => [name, of[name]])) as Fields
}
