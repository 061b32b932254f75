/** What happens when: the earliest first, and each thing may bring about later ones. */
export type Agenda = {
  at: (moment: Date, act: (now: Date) => Promise<void>) => void
  live: (until: Date) => Promise<void>
}

export function anAgenda(): Agenda {
  const acts: { moment: Date; act: (now: Date) => Promise<void> }[] = []
  return {
    at: (moment, act) => void acts.push({ moment, act }),
    async live(until) {
      for (;;) {
        acts.sort((a, b) => b.moment.getTime() - a.moment.getTime())
        const next = acts.pop()
        if (!next || next.moment > until) return
        await next.act(next.moment)
      }
    },
  }
}
