/** A name as a list of winners shows it (LO-5): the first letter, and that there is more. */
export function maskedName(name: string): string {
  const [first = ''] = name.trim()
  return `${first}**`
}
