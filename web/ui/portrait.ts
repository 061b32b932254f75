/** How a person without a picture is drawn. */

/** One or two letters: the last two of a Chinese name, else the initials of the first and last word. */
export function initialsOf(name: string): string {
  const letters = [...name.trim()].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  if (letters.length === 0) return '·'
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter))
  if (han.length > 0) return han.slice(-2).join('')
  const words = name
    .trim()
    .split(/[\s._-]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  return (([...first][0] ?? '') + ([...last][0] ?? '')).toUpperCase()
}

/** The first letters of a community's or group's name. */
export function emblemOf(name: string): string {
  const letters = [...name.trim()].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  const isHan = /\p{Script=Han}/u.test(letters[0] ?? '')
  return (
    letters
      .slice(0, isHan ? 2 : 1)
      .join('')
      .toUpperCase() || '·'
  )
}

/** Which of the six soft colours is this person's. */
export function colourOf(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return (sum % 6) + 1
}
