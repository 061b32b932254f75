/** The report as a table: headings, outcomes and reasons in the language of the tenant. */
import type { RowOutcome } from '../../../kernel/contract.ts'
import type { ReportRow, RowReason, UndoReason } from '../contract.ts'

type Language = 'zh-CN' | 'en'
type Words<K extends string> = Record<K, readonly [zh: string, en: string]>

const outcomes: Words<RowOutcome> = {
  created: ['新增', 'created'],
  updated: ['已有，补充', 'updated'],
  matched: ['已有，无变化', 'matched'],
  skipped: ['跳过', 'skipped'],
  conflict: ['冲突，未导入', 'conflict, not taken'],
  invalid: ['无法导入', 'invalid'],
}
const reasons: Words<RowReason['code']> = {
  phone_unreadable: ['手机号看不懂', 'phone not readable'],
  digits_lost: ['手机号被表格软件改成了科学计数，位数已丢失', 'digits of the phone were lost by the table program'],
  email_unreadable: ['邮箱看不懂', 'e-mail not readable'],
  id_unreadable: ['编号格式不对', 'id not readable'],
  birthday_unreadable: ['生日看不懂', 'birthday not readable'],
  too_long: ['太长，已截短', 'too long, was cut'],
  nothing_known_by: ['没有手机号、邮箱或编号', 'no phone, e-mail, id or number'],
  empty_row: ['空行', 'empty row'],
  same_as_row: ['与前面的行是同一人', 'same person as an earlier row'],
  meets_several: ['手机号和编号分别属于不同的人', 'phone and ids belong to different people'],
  kept_as_known: ['已有不同内容，保留原值', 'known differently, left as it was'],
}
const undone: Words<'removed' | 'restored' | 'kept'> = {
  removed: ['已撤销：删除', 'taken back: removed'],
  restored: ['已撤销：恢复原值', 'taken back: as before'],
  kept: ['保留', 'kept'],
}
const undoReasons: Words<UndoReason> = {
  changed_since: ['导入后又有改动', 'changed since'],
  other_life: ['此人另有账号或群席位，只删客户档案', 'has an account or seat, only the record went'],
  gone: ['已不在', 'gone already'],
}
const heads: readonly (readonly [string, string])[] = [
  ['行号', 'row'],
  ['结果', 'outcome'],
  ['原因', 'reasons'],
  ['写入的字段', 'fields'],
  ['撤销', 'undo'],
]

const place = (language: Language) => (language === 'en' ? 1 : 0)

export const reportHeads = (language: Language, headings: readonly string[]): string[] => [
  ...heads.map((words) => words[place(language)] ?? ''),
  ...headings,
]

export function reportCells(language: Language, one: ReportRow, columns: number): string[] {
  const say = (words: readonly [string, string]) => words[place(language)] ?? ''
  const why = one.reasons.map((reason) => sayReason(say(reasons[reason.code]), reason, language))
  const back = one.undone ? [say(undone[one.undone]), ...one.undoReasons.map((code) => say(undoReasons[code]))] : []
  const raw = Array.from({ length: columns }, (_, at) => one.cells[at] ?? '')
  return [String(one.row), say(outcomes[one.outcome]), why.join('; '), one.fields.join(', '), back.join('; '), ...raw]
}

function sayReason(text: string, { column, row }: RowReason, language: Language): string {
  const where = [column, row === null ? null : language === 'en' ? `row ${row}` : `第 ${row} 行`].filter(Boolean)
  return where.length > 0 ? `${text} (${where.join(', ')})` : text
}
