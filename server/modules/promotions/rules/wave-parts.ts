/** A wave laid out on the time line: pure, so that what is previewed is what is planned. */

type Step = { afterMinutes: number; minutes: number }
type Plan<S extends Step, C> = {
  startsAt: Date
  staggerMinutes: number
  communityIds: readonly C[]
  steps: readonly S[]
}
type LaidOut<S extends Step, C> = {
  place: number
  communityId: C
  step: number
  of: S
  startsAt: Date
  endsAt: Date
}

const minute = 60_000

/** Each step in each community, the communities one after another, in the order in which they begin. */
export function layOut<S extends Step, C>({
  startsAt,
  staggerMinutes,
  communityIds,
  steps,
}: Plan<S, C>): LaidOut<S, C>[] {
  return communityIds
    .flatMap((communityId, nth) =>
      steps.map((of, place) => {
        const from = startsAt.getTime() + (nth * staggerMinutes + of.afterMinutes) * minute
        return {
          communityId,
          step: place + 1,
          of,
          startsAt: new Date(from),
          endsAt: new Date(from + of.minutes * minute),
        }
      }),
    )
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.step - b.step)
    .map((part, place) => ({ place: place + 1, ...part }))
}
