/**
 * When a node or a line comes back, a hundred members of one group lack the same messages at the same moment. They are read and
 * written out once for all of them: a page is told by where the group stood when its reader looked, and whatever changes later
 * comes as an event after that place, so that nobody is given less than they would have read themselves.
 */
import type { Ground } from '../../../kernel/ground.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { Message, MessageId } from '../contract.ts'
import { readBeside, touchedOf } from '../queries/read-beside.ts'
import { viewEvents } from '../queries/view-events.ts'

/** Names of people may have changed since: a page is not kept longer than this. */
const keptMs = 2000
/** A page of 500 events is about 300 KB of text. */
const mostKept = 64

/** Events after `since`, as they are when the group stands at `head`. */
type PageWish = { groupId: GroupId; epoch: number; head: number; since: number; limit: number }

type SharedPage = {
  /** The events as JSON, and the place of the last one; null when there are none. */
  events: string
  last: number | null
  people: string
  quoted: string
  /** Messages that carry reactions or votes, of which some may be the reader's own. */
  touched: MessageId[]
}

class SharedPages {
  readonly #pages = new Map<string, Promise<SharedPage>>()

  /** The page that is at hand or being read, or the one that `ctx` reads now; what the actor alone may know is not in it. */
  async read(ctx: Context, wish: PageWish): Promise<SharedPage> {
    const { groupId, epoch, head, since, limit } = wish
    const key = `${ctx.tenantId} ${groupId} ${epoch} ${head} ${since} ${limit}`
    const known = this.#pages.get(key)
    // Whoever's reading broke, it was not this reader's fault.
    if (known) return known.catch(() => readPage(ctx, wish))
    const reading = readPage(ctx, wish)
    this.#keep(key, reading)
    return reading
  }

  #keep(key: string, reading: Promise<SharedPage>): void {
    const [oldest] = this.#pages.keys()
    if (this.#pages.size >= mostKept && oldest) this.#pages.delete(oldest)
    this.#pages.set(key, reading)
    const forget = () => this.#pages.get(key) === reading && this.#pages.delete(key)
    reading.then(() => setTimeout(forget, keptMs).unref(), forget)
  }
}

async function readPage(ctx: Context, { groupId, since, limit }: PageWish): Promise<SharedPage> {
  const asAnybody: Context = { ...ctx, actor: { kind: 'system', name: 'feed' } }
  const events = await viewEvents(asAnybody, groupId, since, limit)
  const messages = events.flatMap((event): Message[] => (event.kind === 'message' ? [event.message] : []))
  const { people, quoted } = await readBeside(asAnybody, messages)
  return {
    events: JSON.stringify(events),
    last: events.at(-1)?.seq ?? null,
    people: JSON.stringify(people),
    quoted: JSON.stringify(quoted),
    touched: touchedOf(messages),
  }
}

const pagesOf = new WeakMap<Ground, SharedPages>()

export function sharedPagesOf(ground: Ground): SharedPages {
  let pages = pagesOf.get(ground)
  if (!pages) pagesOf.set(ground, (pages = new SharedPages()))
  return pages
}
