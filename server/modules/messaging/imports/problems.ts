/** What can be wrong with a file somebody wants to import. */
import { problem } from '../../../kernel/contract.ts'

export const ExportNotFound = problem('messaging.export_not_found', 404, {
  zh: '找不到文件“{name}”。',
  en: 'The file “{name}” was not found.',
})
export const ExportEmpty = problem('messaging.export_empty', 422, {
  zh: '文件“{name}”是空的，请重新导出聊天记录。',
  en: 'The file “{name}” is empty; please export the chat again.',
})
export const ExportUnknown = problem('messaging.export_unknown', 422, {
  zh: '认不出“{name}”是哪种聊天记录。请选择聊天软件直接导出的文件，不要改动内容。',
  en: 'It could not be told which kind of chat export “{name}” is. Choose the file as the chat program exported it.',
})
export const ExportNotText = problem('messaging.export_not_text', 422, {
  zh: '“{name}”不是文本，也不是可识别的压缩包，无法读取聊天记录。',
  en: '“{name}” is neither text nor a known archive, so no chat can be read from it.',
})
export const ExportZipBroken = problem('messaging.export_zip_broken', 422, {
  zh: '压缩包“{name}”已损坏或不完整，请重新导出或重新上传。',
  en: 'The archive “{name}” is damaged or incomplete; please export or upload it again.',
})
export const ExportZipEncrypted = problem('messaging.export_zip_encrypted', 422, {
  zh: '压缩包“{name}”有密码，请先解压再上传。',
  en: 'The archive “{name}” is protected by a password; please unpack it first.',
})
export const ExportUnsafeName = problem('messaging.export_unsafe_name', 422, {
  zh: '压缩包里有不安全的文件名，已拒绝读取。',
  en: 'The archive holds an unsafe file name and was refused.',
})
export const ExportTooLarge = problem('messaging.export_too_large', 413, {
  zh: '压缩包解开后太大（上限 {limit}），已拒绝读取。',
  en: 'The archive would be too large when unpacked (limit {limit}) and was refused.',
})
export const ExportValueTooLarge = problem('messaging.export_value_too_large', 422, {
  zh: '文件“{name}”里有一条记录异常巨大，无法读取。',
  en: 'A single record of the file “{name}” is too large to be read.',
})
export const ExportJsonBroken = problem('messaging.export_json_broken', 422, {
  zh: '文件“{name}”不是完整的 JSON，可能没有导出完。请重新导出。',
  en: 'The file “{name}” is not complete JSON; the export may have been cut short. Please export it again.',
})
export const ExportSheetBroken = problem('messaging.export_sheet_broken', 422, {
  zh: '表格“{name}”打不开，请另存为 .xlsx 或 .csv 再试。',
  en: 'The sheet “{name}” cannot be opened; please save it as .xlsx or .csv and try again.',
})
export const ExportColumnsMissing = problem('messaging.export_columns_missing', 422, {
  zh: '没有找到这些列：{missing}。请指定时间、发言人和内容各在哪一列（现有列：{found}）。',
  en: 'These columns were not found: {missing}. Say which columns hold time, sender and text (there are: {found}).',
})
export const ExportMediaMissing = problem('messaging.export_media_missing', 404, {
  zh: '导出文件里没有“{name}”。',
  en: 'The export holds no “{name}”.',
})
