/** What a group has heard of late. */
export type Memory = ReturnType<typeof memoryOfGroup>

/** How often the same bubble may be said within seven days in one group: a grunt four times, a sentence once. */
const limitOf = (text: string) => (text.length <= 4 ? 4 : text.length <= 8 ? 2 : 1)

/** Remembers bubbles by day; scenes are not composed in order of time, so a week is looked at in both directions. */
export function memoryOfGroup() {
  const heard = new Map<string, number[]>()
  return {
    tooOften(text: string, day: number): boolean {
      const days = heard.get(text)
      return days !== undefined && days.filter((other) => Math.abs(other - day) < 7).length >= limitOf(text)
    },
    remember(text: string, day: number) {
      const days = heard.get(text)
      if (days) days.push(day)
      else heard.set(text, [day])
    },
  }
}
