/** What those in charge put before everybody: notices with their pin, and polls with their votes. */
import type { Day } from '../calendar.ts'
import { hour, minute } from '../calendar.ts'
import type { Player } from '../cast/seats.ts'
import { chooseAuthority, chooseSpeaker } from './speakers.ts'
import { isHere, mannerOf, nextKey, type Said, type Stage, speak } from './stage.ts'

/** A notice to all, pinned; raises a few acknowledgements. */
export function giveNotice(stage: Stage, day: Day) {
  const at = day.start + stage.chance.between(9, 20) * hour
  const by = chooseAuthority(stage, at)
  const bubbles = by && stage.words.utter(stage.book.notices, new Map(), mannerOf(stage, by, at, true))
  if (!by || !bubbles) return
  const said = speak(stage, { by, at, bubbles: [bubbles.join('，')], all: true, mark: 'notice' })
  if (!said) return
  const pinned = at + 30_000
  if (pinned <= stage.calendar.until)
    stage.drafts.push({
      kind: 'pin',
      at: Math.floor(pinned),
      group: stage.plan.key,
      message: said.key,
      by: by.person.key,
    })
  acknowledge(stage, said, stage.chance.whole(1, 4))
}

function acknowledge(stage: Stage, notice: Said, count: number) {
  const heard: Player[] = [notice.by]
  let at = notice.at
  for (let left = count; left > 0; left--) {
    at += stage.chance.spread(3 * minute, 1)
    const by = chooseSpeaker(stage, { at, letter: 'X', besides: heard })
    const bubbles = by && stage.words.utter(['#received'], new Map(), mannerOf(stage, by, at))
    if (!by || !bubbles) return
    heard.push(by)
    speak(stage, { by, at, bubbles, answers: notice, shown: stage.chance.happens(0.4) ? 'reply' : 'bare' })
  }
}

/** A poll; even people who never write cast a vote. */
export function takePoll(stage: Stage, day: Day) {
  const { chance, words, book, plan, calendar } = stage
  const at = day.start + chance.between(11, 21) * hour
  const by = chooseSpeaker(stage, { at, letter: 'M', besides: [] })
  const card = words.deal(book.polls)
  if (!by || !card || at > calendar.until) return
  const key = nextKey(stage)
  stage.drafts.push({
    kind: 'poll',
    at: Math.floor(at),
    group: plan.key,
    key,
    by: by.person.key,
    thread: key,
    question: card.question,
    options: card.options,
  })
  const favour = card.options.map(() => chance.between(0.4, 3))
  const voters = stage.players.filter(
    (player) => isHere(player, at) && !player.person.advertiser && chance.happens(player.weight > 0.1 ? 0.55 : 0.16),
  )
  for (const voter of voters) vote(stage, voter, key, at + chance.spread(50 * minute, 1.4), favour)
}

function vote(stage: Stage, voter: Player, poll: string, at: number, favour: number[]) {
  const option = stage.chance.weighted([...favour.keys()], (place) => favour[place] ?? 1) ?? 0
  if (at > stage.calendar.until || !isHere(voter, at)) return
  stage.drafts.push({ kind: 'vote', at: Math.floor(at), group: stage.plan.key, poll, by: voter.person.key, option })
}
