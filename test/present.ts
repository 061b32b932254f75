/** What a story goes on with; it ends here when that is missing. */
export function present<T>(thing: T): NonNullable<T> {
  if (thing === undefined || thing === null) throw new Error('the story goes on with something that is not there')
  return thing
}
