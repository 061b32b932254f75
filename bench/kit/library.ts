/** Groups full of Chinese talk whose words are as unevenly frequent as in life, loaded straight into the table. */
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { mulberry32 } from '../../server/science/random.ts'
import { vectorOf } from '../../server/modules/messaging/rules/words.ts'

const characters = [
  ...'的一是不了在有人我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切块坐急晚夜饭鸟湖船',
]
const wordCount = 6000

/** A vocabulary of two-character words; the n-th is said 1/n as often as the first. */
function vocabularyOf(random: () => number): string[] {
  const words = new Set<string>()
  const pick = () => characters[Math.floor(random() * characters.length)] as string
  while (words.size < wordCount) words.add(pick() + pick())
  return [...words]
}

/** Loads so many messages into groups, oldest first, with the product's own search words. */
export async function fillLibrary(
  url: string,
  tenantId: string,
  groupIds: readonly string[],
  messages: number,
): Promise<string[]> {
  const random = mulberry32(11)
  const vocabulary = vocabularyOf(random)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `insert into messaging.chats (tenant_id, group_id) select $1, unnest($2::text[]) on conflict do nothing`,
    [tenantId, groupIds],
  )
  // An index built at the end is the same index, sooner.
  await client.query('drop index messaging.messages_words')
  const columns = 'tenant_id, id, group_id, kind, number, at, position, sent_at, text, words'
  await pipeline(
    Readable.from(linesOf(tenantId, groupIds, messages, vocabulary, random)),
    client.query(copyFrom(`copy messaging.messages (${columns}) from stdin`)),
  )
  await client.query('create index messages_words on messaging.messages using gin (words)')
  await client.query('vacuum (analyze) messaging.messages')
  await client.end()
  return vocabulary
}

function* linesOf(
  tenantId: string,
  groupIds: readonly string[],
  messages: number,
  vocabulary: readonly string[],
  random: () => number,
) {
  const zipf = () => vocabulary[Math.floor(wordCount ** random()) - 1] as string
  const begin = Date.now() - 365 * 86_400_000
  let lines: string[] = []
  for (let place = 0; place < messages; place += 1) {
    const text = Array.from({ length: 3 + Math.floor(random() * 8) }, zipf).join('')
    const at = new Date(begin + (place / messages) * 365 * 86_400_000).toISOString()
    const number = Math.floor(place / groupIds.length) + 1
    const id = `msg_${place.toString(16).padStart(26, '0')}`
    lines.push(
      [
        tenantId,
        id,
        groupIds[place % groupIds.length],
        'text',
        number,
        at,
        number,
        at,
        text,
        vectorOf(text).replaceAll('\\', '\\\\'),
      ].join('\t'),
    )
    if (lines.length < 500) continue
    yield `${lines.join('\n')}\n`
    lines = []
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`
}
