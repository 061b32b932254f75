/** Why something cannot be said, changed or kept. */
import { problem } from '../../../kernel/contract.ts'

export const MessageEmpty = problem('messaging.message_empty', 400, {
  zh: '请先写点什么再发送。',
  en: 'Write something before you send.',
})
export const Muted = problem('messaging.muted', 403, {
  zh: '你被禁言到 {until}，期间可以看消息。原因：{reason}',
  en: 'You are muted until {until}. Reason: {reason}',
})
export const OnlyReads = problem('messaging.only_reads', 403, {
  zh: '你的会员已到期，现在可以看消息，续费后就能发言。',
  en: 'Your membership has run out: you can read, and speak again once it is renewed.',
})
export const SlowMode = problem('messaging.slow_mode', 429, {
  zh: '群里开了慢速模式，请 {retryAfter} 秒后再发。',
  en: 'Slow mode is on; send again in {retryAfter} seconds.',
})
export const MayNotMentionAll = problem('messaging.may_not_mention_all', 403, {
  zh: '只有群主和管理员可以 @所有人。',
  en: 'Only the owner and assistants may mention everyone.',
})
export const TooLateToRecall = problem('messaging.too_late_to_recall', 409, {
  zh: '超过 {minutes} 分钟的消息不能撤回了，可以请管理员处理。',
  en: 'Messages older than {minutes} minutes cannot be recalled; ask an assistant.',
})
export const TooLateToEdit = problem('messaging.too_late_to_edit', 409, {
  zh: '超过 {hours} 小时的消息不能再编辑。',
  en: 'Messages older than {hours} hours cannot be edited.',
})
export const MessageRecalled = problem('messaging.message_recalled', 409, {
  zh: '这条消息已被撤回。',
  en: 'This message has been recalled.',
})
export const PollClosed = problem('messaging.poll_closed', 409, { zh: '投票已结束。', en: 'The poll is closed.' })
export const OptionUnknown = problem('messaging.option_unknown', 400, {
  zh: '没有这个选项，或选得太多。',
  en: 'No such option, or too many chosen.',
})
export const FileRefused = problem('messaging.file_refused', 415, {
  zh: '不支持这种文件（{mime}）。',
  en: 'Files of this kind ({mime}) are not accepted.',
})
export const FileTooLarge = problem('messaging.file_too_large', 413, {
  zh: '文件太大：{kind}最多 {limit}。',
  en: 'The file is too large; the limit for {kind} is {limit}.',
})
export const TopicClosed = problem('messaging.topic_closed', 409, {
  zh: '这个话题已结束。',
  en: 'This topic is closed.',
})
export const TooManyPins = problem('messaging.too_many_pins', 409, {
  zh: '最多置顶 {limit} 条，请先取消一条。',
  en: 'At most {limit} pinned messages; unpin one first.',
})
