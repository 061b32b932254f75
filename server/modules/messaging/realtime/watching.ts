/** Who watches which thing: a room for each, so that a change costs one frame however many look on. */
import type { Ground } from '../../../kernel/ground.ts'
import type { Attendant } from '../../../kernel/realtime/socket.ts'
import type { ServerFrame } from '../contract.ts'

const beginning = 'w:'

/** Ids are unguessable, and a change says nothing but that it was one; of another tenant nothing is ever heard. */
const roomOfThing = (tenantId: string, thing: string) => `${beginning}${tenantId} ${thing}`

/** From now on these things and no others. */
export function watch({ hub }: Ground, { tenantId, seat }: Attendant, things: readonly string[]): void {
  const wanted = new Set(things.map((thing) => roomOfThing(tenantId, thing)))
  for (const { name } of seat.rooms) if (name.startsWith(beginning) && !wanted.has(name)) hub.leaveRoom(seat, name)
  for (const name of wanted) hub.enterRoom(seat, name)
}

export function tellChanged({ hub }: Ground, about: string): void {
  const [tenantId = '', thing = ''] = about.split(' ')
  hub.tell(roomOfThing(tenantId, thing), JSON.stringify({ t: 'changed', thing } satisfies ServerFrame))
}

/** Hints may have been lost: whatever is watched is read again. */
export function tellAllChanged(ground: Ground): void {
  for (const name of ground.hub.roomNames())
    if (name.startsWith(beginning)) tellChanged(ground, name.slice(beginning.length))
}
