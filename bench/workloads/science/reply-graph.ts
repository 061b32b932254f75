/** Gates 1 and 2: who answers whom in flat chat. */
import {
  agreeOnLinks,
  componentsOf,
  exactThreads,
  type Link,
  oneToOne,
} from '../../../server/science/reply-graph/agreement.ts'
import { openDisentangler } from '../../../server/science/reply-graph/disentangle.ts'
import { shippedModel } from '../../../server/science/reply-graph/language.ts'
import { openReplyModel, type ReplyModel } from '../../../server/science/reply-graph/model.ts'
import { type LabelledChat, trainReplyModel } from '../../../server/science/reply-graph/training.ts'
import { atLeast, type GateSet, near } from './gates.ts'
import { readIrcLogs } from './irc-logs.ts'
import { data } from './places.ts'
import { readZhChats, zhTrainingGroups } from './zh-chats.ts'

const ircTrain = data('irc/train.tar.xz')
const ircDev = data('irc/dev.tar.xz')
const zhFile = data('zh-interleave/train.jsonl.gz')

export const replyGraphGates: readonly GateSet[] = [
  { title: 'gate 1', needs: [ircTrain, ircDev], measure: ({ full }) => measureIrc(full) },
  { title: 'gate 2', needs: [zhFile], measure: ({ full }) => measureZh(full) },
]

function measureIrc(full: boolean) {
  const chats = readIrcLogs(ircDev)
  const before = agree(chats, linkToPrevious)
  const model = full ? openReplyModel(trainReplyModel(readIrcLogs(ircTrain), { epochs: 2 }).model) : shippedModel('irc')
  const mine = agree(chats, (chat) => linkByModel(chat, model))
  const how = full ? 'retrained' : 'committed weights'
  return [
    near('gate1_previous_f', before.f, 30.2, 0.05, 'harness: previous human line'),
    atLeast('gate1_link_f', mine.f, 67, how),
    atLeast('gate1_one_to_one', mine.oneToOne, 76, how),
    atLeast('gate1_exact_f', mine.exact, 25, how),
  ]
}

function measureZh(full: boolean) {
  const chats = readZhChats(zhFile)
  const train = chats.slice(0, zhTrainingGroups)
  const model = full ? openReplyModel(trainReplyModel(train, { epochs: 4 }).model) : shippedModel('zh')
  const mine = agree(chats.slice(zhTrainingGroups), (chat) => linkByModel(chat, model))
  const how = full ? 'retrained' : 'committed weights'
  return [atLeast('gate2_link', mine.f, 79, how), atLeast('gate2_one_to_one', mine.oneToOne, 71, how)]
}

/** Agreement in percent over the lines somebody has looked at; threads are compared on those lines only. */
function agree(chats: readonly LabelledChat[], linkOne: (chat: LabelledChat) => Map<string, string>) {
  const truth: Link[] = []
  const found: Link[] = []
  for (const [at, chat] of chats.entries()) {
    const mine = linkOne(chat)
    for (const { id, links } of chat.lines) {
      for (const to of links ?? []) truth.push([`${at}:${id}`, `${at}:${to}`])
      if (links) found.push([`${at}:${id}`, `${at}:${mine.get(id) ?? id}`])
    }
  }
  const looked = new Set(truth.map(([id]) => id))
  const [mine, theirs] = [threadsOf(found, looked), threadsOf(truth, looked)]
  return {
    f: 100 * agreeOnLinks(found, truth).f,
    oneToOne: 100 * oneToOne(mine, theirs),
    exact: 100 * exactThreads(mine, theirs).f,
  }
}

function threadsOf(links: readonly Link[], looked: ReadonlySet<string>): Set<string>[] {
  return componentsOf(links).map((thread) => thread.intersection(looked))
}

function linkToPrevious({ lines }: LabelledChat): Map<string, string> {
  const links = new Map<string, string>()
  let previous: string | undefined
  for (const { id, system } of lines) {
    links.set(id, system ? id : (previous ?? id))
    if (!system) previous = id
  }
  return links
}

function linkByModel({ lines, names = new Map() }: LabelledChat, model: ReplyModel): Map<string, string> {
  const { take } = openDisentangler(() => model, { names })
  return new Map(lines.map((line) => [line.id, take(line)?.to ?? line.id]))
}
