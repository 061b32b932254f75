/** Accounts that join only to advertise: they come in bursts, are recalled and removed, and others come. */
import type { CastPerson } from '../cast/people.ts'
import { type Player, sit } from '../cast/seats.ts'
import { drawMoment, hour, lifeDays, minute } from '../calendar.ts'
import { fill } from '../wording/fill.ts'
import { chooseAuthority, chooseSpeaker } from './speakers.ts'
import { mannerOf, recall, type Said, type Stage, speak } from './stage.ts'

/** Seats the advertisers, more of them as the days go by and often several on one day. */
export function admitAdvertisers(stage: Stage, accounts: CastPerson[]) {
  const { chance, calendar } = stage
  const wave = calendar.days.map(({ index }) =>
    index < 3 ? 0 : (0.4 + index / 10) * (chance.happens(0.45) ? 1 : 0.15),
  )
  for (const account of accounts) {
    const day = chance.weighted(calendar.days.slice(0, lifeDays - 1), ({ index }) => wave[index] ?? 0)
    if (day) stage.players.push(sit(account, drawMoment(day, 'leisure', chance), true))
  }
}

/** Lets each advertiser post until somebody in charge removes them, if anybody does. */
export function flood(stage: Stage) {
  for (const player of stage.players.filter(({ person }) => person.advertiser)) campaign(stage, player)
}

/** One account sells one or two things under one contact, again and again. */
function campaign(stage: Stage, player: Player) {
  const { chance, calendar, book } = stage
  const pitches = chance.several(book.replies['advert'] ?? [], chance.whole(1, 2))
  const contact = new Map<string, string>()
  let at = player.joined + chance.between(2, 90) * minute
  for (let bursts = chance.whole(3, 11); bursts > 0 && at < Math.min(player.left, calendar.until); bursts--) {
    const posted = burst(stage, player, at, () => fill(chance.pick(pitches), book.slots, contact, chance))
    police(stage, player, posted)
    at += chance.spread(11 * hour, 0.8)
  }
}

function burst(stage: Stage, by: Player, start: number, pitch: () => string): Said[] {
  let at = start
  const posts = Array.from({ length: stage.chance.whole(2, 6) }, () => {
    at += stage.chance.between(3, 45) * 1000
    return speak(stage, { by, at, bubbles: [pitch()], mark: 'advert' })
  })
  return posts.filter((said) => said !== undefined)
}

/** Moderators come by for half of the bursts, take back most of it and sometimes show the account out. */
function police(stage: Stage, player: Player, posted: Said[]) {
  const last = posted.at(-1)
  if (!last) return
  if (stage.chance.happens(0.22)) complain(stage, last.at)
  const at = last.at + stage.chance.spread(14 * minute, 1)
  const by = chooseAuthority(stage, at)
  if (!by || !stage.chance.happens(0.5)) return
  for (const [place, { key }] of posted.entries())
    if (stage.chance.happens(0.8)) recall(stage, key, by, at + place * 2500)
  if (!stage.chance.happens(0.35)) return
  player.left = Math.floor(at + 2 * minute)
  player.removedBy = by
  player.reason = '发布广告'
}

function complain(stage: Stage, since: number) {
  const at = since + stage.chance.between(0.5, 12) * minute
  const by = chooseSpeaker(stage, { at, letter: 'X', besides: [] })
  const bubbles = by && stage.words.utter(['#advertAgain'], new Map(), mannerOf(stage, by, at, true))
  if (by && bubbles) speak(stage, { by, at, bubbles })
}
