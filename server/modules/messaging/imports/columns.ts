/** Columns of tables that no known program wrote: which column holds what, guessed from their names. */

/** Names of columns. Time, sender and text are needed. */
export type ColumnMapping = {
  time: string
  sender: string
  text: string
  senderId: string
  id: string
  replyTo: string
  channel: string
  kind: string
}

const NEEDED = ['time', 'sender', 'text'] as const
export type NeededColumn = (typeof NEEDED)[number]

/** Names seen in exports of chat tools, the likeliest first; compared without case, blanks and punctuation. */
const NAMES: Record<keyof ColumnMapping, string[]> = {
  time: [
    '时间',
    '发送时间',
    '消息时间',
    '日期时间',
    '日期',
    'strtime',
    'time',
    'timestamp',
    'datetime',
    'date',
    'createdat',
    'createtime',
    'sentat',
    'ts',
  ],
  sender: [
    '发言人',
    '发送人',
    '发送者',
    '发信人',
    '昵称',
    '群昵称',
    '姓名',
    '成员',
    '用户',
    '用户名',
    'sender',
    'sendername',
    'authorname',
    'nick',
    'from',
    'fromname',
    'author',
    'nickname',
    'username',
    'user',
    'name',
    'member',
  ],
  text: [
    '内容',
    '消息内容',
    '消息',
    '聊天内容',
    '文本',
    '正文',
    'text',
    'content',
    'message',
    'msg',
    'body',
    'strcontent',
  ],
  senderId: [
    '发送人id',
    '用户id',
    '发送者id',
    'wxid',
    'qq',
    'qq号',
    'userid',
    'senderid',
    'fromid',
    'authorid',
    'uid',
    'sender_id',
  ],
  // A plain `id` is often only the number of the row, which another export would use again.
  id: ['消息id', 'messageid', 'msgid', 'msgsvrid', 'guid', 'uuid'],
  replyTo: ['回复', '回复id', '引用', 'replyto', 'replytoid', 'parentid', 'inreplyto', 'replytomessageid'],
  channel: [
    '群',
    '群名',
    '群聊',
    '会话',
    '频道',
    'channel',
    'channelname',
    'room',
    'group',
    'groupname',
    'conversation',
    'chat',
  ],
  kind: ['类型', '消息类型', 'type', 'kind', 'msgtype', 'messagetype'],
}

const plain = (name: string) => name.toLowerCase().replace(/[\s_\-./]/g, '')

/** Which of the given column names hold what; each column is used once. */
export function guessColumns(names: readonly string[]): Partial<ColumnMapping> {
  const byPlain = new Map(names.map((name) => [plain(name), name]))
  const guess: Partial<ColumnMapping> = {}
  for (const [what, known] of Object.entries(NAMES) as [keyof ColumnMapping, string[]][]) {
    const found = known.map(plain).find((name) => byPlain.has(name))
    if (found === undefined) continue
    guess[what] = byPlain.get(found) ?? found
    byPlain.delete(found)
  }
  return guess
}

export const missingColumns = (mapping: Partial<ColumnMapping>) => NEEDED.filter((what) => mapping[what] === undefined)
