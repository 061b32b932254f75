/** Ties the feed of this node to the hints of all nodes. */
import type { Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { ServerFrame } from '../contract.ts'
import { feedOf, roomOfPerson } from './feed.ts'
import { tellAllChanged, tellChanged } from './watching.ts'

// A hint that was lost costs at most this long.
const compareMs = 5000

export async function openFeed(ground: Ground): Promise<() => Promise<void>> {
  const feed = feedOf(ground)
  const { bus, hub } = ground
  bus.onHint('chat', (about) => feed.pull(about.split(' ')[1] as GroupId))
  bus.onHint('seat', (about) => {
    const [tenantId, groupId, personId, change] = about.split(' ') as [TenantId, GroupId, PersonId, 'joined' | 'left']
    feed.seat(tenantId, groupId, personId, change)
  })
  bus.onHint('cursor', (about) => {
    const [, personId, groupId, readNumber, unread, mentions] = about.split(' ') as [
      string,
      PersonId,
      GroupId,
      string,
      string,
      string,
    ]
    const cursor = { readNumber: Number(readNumber), unread: Number(unread), mentions: Number(mentions) }
    hub.tell(roomOfPerson(personId), JSON.stringify({ t: 'cursor', groupId, cursor } satisfies ServerFrame))
  })
  bus.onHint('typing', (about) => {
    const [groupId, personId] = about.split(' ') as [GroupId, PersonId]
    feed.say(groupId, { t: 'typing', groupId, personId })
  })
  bus.onHint('thing', (about) => tellChanged(ground, about))
  bus.onGap(() => {
    feed.pullAll()
    tellAllChanged(ground)
  })
  const timer = setInterval(() => feed.pullAll(), compareMs)
  return async () => clearInterval(timer)
}
