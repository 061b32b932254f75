/** Small things kept in `localStorage`, each under a name of its own. */

/** The part of `localStorage` that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export type Drawer<T> = {
  all: () => T[]
  read: (name: string) => T | null
  put: (name: string, thing: T) => void
  remove: (name: string) => void
}

/**
 * The things whose names begin with `place`. What the shelf refuses (full, private windows) stays in memory: that
 * costs its survival, never the thing.
 */
export function openDrawer<T extends object>(shelf: Shelf, place: string): Drawer<T> {
  const memory = new Map<string, T>()
  const readShelf = (name: string) => memory.get(name) ?? understand<T>(read(shelf, place + name))
  return {
    all() {
      const names = new Set([...memory.keys(), ...namesOn(shelf, place)])
      return [...names].flatMap((name) => readShelf(name) ?? [])
    },
    read: readShelf,
    put(name, thing) {
      if (write(shelf, place + name, JSON.stringify(thing))) memory.delete(name)
      else memory.set(name, thing)
    },
    remove(name) {
      memory.delete(name)
      write(shelf, place + name, null)
    },
  }
}

function namesOn(shelf: Shelf, place: string): string[] {
  const names: string[] = []
  for (let index = 0; index < shelf.length; index += 1) {
    const key = shelf.key(index)
    if (key?.startsWith(place)) names.push(key.slice(place.length))
  }
  return names
}

/** Another program, or an older version of ours, may have left anything here. */
function understand<T extends object>(text: string | null): T | null {
  try {
    const found: unknown = JSON.parse(text ?? 'null')
    return typeof found === 'object' && !Array.isArray(found) ? (found as T | null) : null
  } catch {
    return null
  }
}

function read(shelf: Shelf, key: string): string | null {
  try {
    return shelf.getItem(key)
  } catch {
    return null
  }
}

function write(shelf: Shelf, key: string, text: string | null): boolean {
  try {
    if (text === null) shelf.removeItem(key)
    else shelf.setItem(key, text)
    return true
  } catch {
    return false
  }
}
