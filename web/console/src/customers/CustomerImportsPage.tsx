/** 导入客户: a table in, and the imports so far. */
import './customers.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { listCustomerImportsEndpoint, uploadCustomersEndpoint } from '../../../../server/modules/customers/contract.ts'
import { questionKey, useAsk } from '../../../ui/asking.ts'
import { upload, type UploadOptions } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { FileDrop, tables } from '../app/FileDrop.tsx'
import { ImportList } from '../app/ImportList.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
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
          <FileDrop accept={tables} formats={t('customerImports.formats')} onSend={send} />
        </Sheet>
        <Imports />
      </Page>
    </OperatorsOnly>
  )
}

function Imports() {
  const { t } = useWords()
  const imports = useAsk(
    listCustomerImportsEndpoint,
    {},
    { refetchInterval: (query) => (query.state.data?.rows.some((row) => isBusy(row.state)) ? 2000 : false) },
  )
  return (
    <ImportList
      from={imports}
      title={t('customerImports.list')}
      none={{ title: t('customerImports.none'), text: t('customerImports.noneText') }}
      to="/customers/imports/$importId"
      tagOf={({ state }) => <ImportTag state={state} />}
      sayOf={useOutcome()}
    />
  )
}

function useOutcome(): (row: ImportHead) => string {
  const { t } = useWords()
  const { count, bytes } = useFormats()
  return (row) => {
    if (row.report) {
      const { created, updated, conflict } = row.report
      const said = { created: count(created), updated: count(updated), conflict: count(conflict) }
      return t('customerImports.reportLine', said)
    }
    return row.counts ? t('customerImports.countLine', { rows: count(row.counts.rows) }) : bytes(row.bytes)
  }
}
