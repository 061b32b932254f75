/** At which days' beginnings a group's talk is kept, so that a change of yesterday does not ask for all of its history. */

const lastDays = 3
const everyDays = 28
const yearDays = 364

export function isKept(day: number, today: number): boolean {
  const age = today - day
  return age < lastDays || (day % everyDays === 0 && age <= yearDays)
}
