/** Whether this version runs TypeScript as it is, without a flag. */
export function stripsTypes(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 22) return minor >= 18
  return major === 23 ? minor >= 6 : major > 23
}
