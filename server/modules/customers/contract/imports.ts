/** Bringing customers in from a table, and taking an import back. */
import { z } from 'zod'
import { asTable, endpoint, pageOf, problem, rowsAsked } from '../../../kernel/contract.ts'
import { customerImportId } from './customers.ts'
import { columnMeanings, customerImport, customerImportHead, reportRow } from './import-shapes.ts'

export const SheetUnreadable = problem('customers.sheet_unreadable', 422, {
  zh: '“{name}”读不出表格，请另存为 .xlsx 或 .csv 再上传。',
  en: 'No table could be read from “{name}”; please save it as .xlsx or .csv and upload it again.',
})
export const SheetEmpty = problem('customers.sheet_empty', 422, {
  zh: '“{name}”里没有数据行。第一行应是列名，从第二行起每行一位客户。',
  en: '“{name}” holds no rows. The first row should name the columns, each further row one customer.',
})
export const HeadingsMissing = problem('customers.headings_missing', 422, {
  zh: '“{name}”的第一行像是数据而不是列名。请在最上面加一行列名，例如：姓名、手机号。',
  en: 'The first row of “{name}” looks like a customer rather than column names. Add a row of names on top, such as name, phone.',
})
export const SheetTooLarge = problem('customers.sheet_too_large', 413, {
  zh: '“{name}”里有异常巨大的内容，无法读取。请拆成几个文件，或另存为 CSV。',
  en: '“{name}” holds something too large to be read. Split it, or save it as CSV.',
})
export const ImportNotReady = problem('customers.import_not_ready', 409, {
  zh: '这个导入现在不能这样操作（当前状态：{state}）。',
  en: 'This import cannot do that now (state: {state}).',
})
export const NothingToKnowBy = problem('customers.nothing_to_know_by', 400, {
  zh: '请至少指出一列手机号、邮箱、平台编号或客户编号，否则认不出重复的客户。',
  en: 'Say which column holds a phone, an e-mail, an id or your own customer number; else duplicates cannot be told.',
})
export const MappingMismatch = problem('customers.mapping_mismatch', 400, {
  zh: '列和文件对不上，请刷新页面后重新选择。',
  en: 'The columns are not those of the file; reload the page and choose again.',
})

export const uploadCustomersEndpoint = endpoint({
  name: 'customers.upload_import',
  route: 'POST /customer-imports',
  summary: 'Upload a table of customers (CSV or XLSX); its columns are recognised and a preview prepared',
  output: customerImport,
  transfer: 'upload',
})
export const listCustomerImportsEndpoint = endpoint({
  name: 'customers.list_imports',
  route: 'GET /customer-imports',
  summary: 'Imports of customers, newest first',
  output: z.object({ rows: z.array(customerImportHead) }),
})
export const readCustomerImportEndpoint = endpoint({
  name: 'customers.read_import',
  route: 'GET /customer-imports/:importId',
  summary: 'One import of customers: preview, progress or report',
  input: z.object({ importId: customerImportId }),
  output: customerImport,
})
export const adjustCustomerImportEndpoint = endpoint({
  name: 'customers.adjust_import',
  route: 'PATCH /customer-imports/:importId',
  summary: 'Say what the columns mean and whether the table wins over what is known; the preview follows',
  input: z.object({
    importId: customerImportId,
    mapping: columnMeanings.optional(),
    overwrite: z.boolean().optional(),
  }),
  output: customerImport,
  problems: [ImportNotReady, MappingMismatch],
})
export const startCustomerImportEndpoint = endpoint({
  name: 'customers.start_import',
  route: 'POST /customer-imports/:importId/start',
  summary: 'Start an import of customers, resume a stopped one, or try a failed one again',
  input: z.object({ importId: customerImportId }),
  output: customerImport,
  problems: [ImportNotReady, NothingToKnowBy],
})
export const stopCustomerImportEndpoint = endpoint({
  name: 'customers.stop_import',
  route: 'POST /customer-imports/:importId/stop',
  summary: 'Stop a running import; one that has not begun is discarded with its file',
  input: z.object({ importId: customerImportId }),
  output: customerImport,
  problems: [ImportNotReady],
})
export const undoCustomerImportEndpoint = endpoint({
  name: 'customers.undo_import',
  route: 'POST /customer-imports/:importId/undo',
  summary: 'Take back what an import did, except what was changed since',
  input: z.object({ importId: customerImportId }),
  output: customerImport,
  problems: [ImportNotReady],
})
export const listImportRowsEndpoint = endpoint({
  name: 'customers.list_import_rows',
  route: 'GET /customer-imports/:importId/rows',
  summary: 'What came of each row, in the order of the file; phones and ids masked',
  input: z.object({ importId: customerImportId, ...rowsAsked }),
  output: pageOf(reportRow),
})
export const fetchImportReportEndpoint = endpoint({
  name: 'customers.fetch_report',
  route: 'GET /customer-imports/:importId/report',
  summary: 'The whole report as a table, each row as it stood in the file; stands in the audit log',
  input: z.object({ importId: customerImportId, as: asTable }),
  transfer: 'binary',
})
