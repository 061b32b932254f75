const longestName = 64
const wordCharacter = /[\p{Script=Latin}\p{N}_]/u

/**
 * The person whom a message begins by addressing: "@name …", "<@name> …", or "name: …" as on IRC (bare names of at least
 * 3 characters); the longest known name wins. `names` maps lower-case names to people; unknown names are nobody.
 */
export function leadingMention(text: string, names: ReadonlyMap<string, string>): string | null {
  const start = text.trimStart().toLowerCase()
  if (start.startsWith('<@')) return names.get(/^<@([^>|]{1,64})/u.exec(start)?.[1] ?? '') ?? null
  if (start.startsWith('@')) return nameAt(start.slice(1), names)
  const bare = /^([^\s:：,，]{3,64})[:：,，]/u.exec(start)?.[1]
  return names.get(bare ?? '') ?? null
}

function nameAt(rest: string, names: ReadonlyMap<string, string>): string | null {
  for (let length = Math.min(longestName, rest.length); length > 0; length--) {
    const person = names.get(rest.slice(0, length))
    if (person !== undefined && endsName(rest, length)) return person
  }
  return null
}

/** "@Anna" does not address Ann; "@小明你好" does address 小明, for Chinese puts no blank there. */
function endsName(rest: string, length: number): boolean {
  const inside = wordCharacter.test(rest[length - 1] ?? '') && wordCharacter.test(rest[length] ?? '')
  return !inside
}
