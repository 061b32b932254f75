/** Links and threads found against the true ones. Each link is a pair of ids; a line that starts a thread links to itself. */
export type Link = readonly [id: string, to: string]

type LinkAgreement = { precision: number; recall: number; f: number }

/** Precision, recall and F of links; 0 where there is nothing to divide by. */
export function agreeOnLinks(found: Iterable<Link>, truth: Iterable<Link>): LinkAgreement {
  const known = new Set([...truth].map(([id, to]) => `${id}\n${to}`))
  const mine = new Set([...found].map(([id, to]) => `${id}\n${to}`))
  const hits = [...mine].filter((link) => known.has(link)).length
  return rate(hits, mine.size, known.size)
}

/** The threads that links make: connected components, as sets of ids. */
export function componentsOf(links: Iterable<Link>): Set<string>[] {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    while ((parents.get(root) ?? root) !== root) root = parents.get(root) as string
    for (let at = id; at !== root; ) {
      const next = parents.get(at) ?? root
      parents.set(at, root)
      at = next
    }
    parents.set(root, root)
    return root
  }
  for (const [id, to] of links) parents.set(rootOf(id), rootOf(to))
  return [...Map.groupBy([...parents.keys()], rootOf).values()].map((ids) => new Set(ids))
}

/**
 * One-to-one overlap (Elsner & Charniak 2010): pairs the threads of both sides so that they share the most lines, greedily
 * by overlap, and gives the share of all lines in paired threads that agree.
 */
export function oneToOne(found: readonly Set<string>[], truth: readonly Set<string>[]): number {
  const lines = truth.reduce((sum, thread) => sum + thread.size, 0)
  const overlaps = overlapsOf(found, truth).sort(
    (x, y) => y.shared - x.shared || x.mine - y.mine || x.theirs - y.theirs,
  )
  const taken = { mine: new Set<number>(), theirs: new Set<number>() }
  let agreed = 0
  for (const { mine, theirs, shared } of overlaps) {
    if (taken.mine.has(mine) || taken.theirs.has(theirs)) continue
    taken.mine.add(mine)
    taken.theirs.add(theirs)
    agreed += shared
  }
  return lines > 0 ? agreed / lines : 0
}

/** F over threads of more than one line that both sides hold exactly alike. */
export function exactThreads(found: readonly Set<string>[], truth: readonly Set<string>[]): LinkAgreement {
  const [mine, theirs] = [found, truth].map((threads) => threads.filter((thread) => thread.size > 1).map(nameOf))
  const known = new Set(theirs)
  const hits = (mine as string[]).filter((name) => known.has(name)).length
  return rate(hits, (mine as string[]).length, known.size)
}

function overlapsOf(found: readonly Set<string>[], truth: readonly Set<string>[]) {
  const homes = new Map(truth.flatMap((thread, at) => [...thread].map((id) => [id, at])))
  return found.flatMap((thread, mine) => {
    const shared = new Map<number, number>()
    for (const id of thread) {
      const home = homes.get(id)
      if (home !== undefined) shared.set(home, (shared.get(home) ?? 0) + 1)
    }
    return [...shared].map(([theirs, count]) => ({ mine, theirs, shared: count }))
  })
}

function nameOf(thread: Set<string>): string {
  return [...thread].sort().join('\n')
}

function rate(hits: number, mine: number, theirs: number): LinkAgreement {
  const precision = mine > 0 ? hits / mine : 0
  const recall = theirs > 0 ? hits / theirs : 0
  return { precision, recall, f: hits > 0 ? (2 * precision * recall) / (precision + recall) : 0 }
}
