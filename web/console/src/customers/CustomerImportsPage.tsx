/** 导入客户: a table in, and the imports so far. */
import './customers.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { listCustomerImportsEndpoint, uploadCustomersEndpoint } from '../../../../server/modules/customers/contract.ts'
import { questionKey, useAsk } from '../../../ui/asking.ts'
import { upload, type UploadOptions } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { TableDrop } from '../app/TableDrop.tsx'
import { ImportTag } from './ImportTag.tsx'
import { isBusy } from './import-steps.ts'
import { OperatorsOnly } from './OperatorsOnly.tsx'
import type { ImportHead } from './shapes.ts'

export function CustomerImportsPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const send = async (file: File, options: UploadOptions) => {
    const { id: importId } = await upload(uploadCustomersEndpoint, file, {}, options)
    await client.invalidateQueries({ queryKey: questionKey(listCustomerImportsEndpoint) })
    await navigate({ to: '/customers/imports/$importId', params: { importId } })
  }
  return (
    <OperatorsOnly>
      <Page
        title={t('customerImports.title')}
        lead={t('customerImports.lead')}
        above={<Link to="/customers">{t('nav.customers')}</Link>}
      >
        <Sheet>
          <TableDrop formats={t('customerImports.formats')} onSend={send} />
        </Sheet>
        <ImportList />
      </Page>
    </OperatorsOnly>
  )
}

function ImportList() {
  const { t } = useWords()
  const imports = useAsk(
    listCustomerImportsEndpoint,
    {},
    { refetchInterval: (query) => (query.state.data?.rows.some((row) => isBusy(row.state)) ? 2000 : false) },
  )
  return (
    <Sheet title={t('customerImports.list')}>
      <Loaded from={imports}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('customerImports.none')} text={t('customerImports.noneText')} />
          ) : (
            <ul className="lines">
              {rows.map((row) => (
                <ImportLine key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Sheet>
  )
}

function ImportLine({ row }: { row: ImportHead }) {
  const { t } = useWords()
  const formats = useFormats()
  const said = row.report
    ? t('customerImports.reportLine', {
        created: formats.count(row.report.created),
        updated: formats.count(row.report.updated),
        conflict: formats.count(row.report.conflict),
      })
    : row.counts
      ? t('customerImports.countLine', { rows: formats.count(row.counts.rows) })
      : formats.bytes(row.bytes)
  return (
    <li className="line">
      <div className="line-body">
        <Link className="member-name wrap" to="/customers/imports/$importId" params={{ importId: row.id }}>
          {row.fileName}
        </Link>{' '}
        <ImportTag state={row.state} />
        <div className="muted small wrap">
          {said} · {row.startedBy.name} · {formats.moment(row.createdAt)}
        </div>
      </div>
    </li>
  )
}
