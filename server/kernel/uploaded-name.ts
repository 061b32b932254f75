const longest = 200

/** What people call a file they upload: as they wrote it, where the browser encoded it; of a long name the end. */
export const uploadedName = (name: string): string =>
  decoded(name).toWellFormed().replaceAll('\u0000', '').slice(-longest)

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
