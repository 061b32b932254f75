import '../app/tables.css'
import { Checkbox, Select } from 'antd'
import {
  adjustCustomerImportEndpoint,
  columnTarget,
  readCustomerImportEndpoint,
} from '../../../../server/modules/customers/contract.ts'
import { questionKey, useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { optionsOf } from '../app/Field.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { CustomerImport } from './shapes.ts'

const targets = columnTarget.options
type Target = (typeof targets)[number]

/** What each column means; each answer is sent at once, remembered for such tables, and the preview follows it. */
export function ColumnMeanings({ found }: { found: CustomerImport }) {
  const { t } = useWords()
  const saying = useSaying()
  const adjust = useAct(adjustCustomerImportEndpoint, {
    onDone: (answer) => client.setQueryData(questionKey(readCustomerImportEndpoint, { importId: answer.id }), answer),
    onFailure: saying.failure,
  })
  const { mapping, id: importId } = found
  const busy = adjust.isPending || found.state !== 'preview'
  const choose = (place: number, target: Target) =>
    adjust.mutate({ importId, mapping: mapping.map((one, at) => (at === place ? { ...one, target } : one)) })
  return (
    <Sheet title={t('customerImports.columns')}>
      <p className="lead">{t(found.remembered ? 'customerImports.remembered' : 'customerImports.columnsText')}</p>
      <ul className="columns">
        {mapping.map(({ heading, target }, place) => (
          <li key={heading}>
            <div className="column-words">
              <b className="wrap">{heading}</b>
              <div className="muted small cut">{exampleOf(found, place)}</div>
            </div>
            <Select<Target>
              className="column-target"
              aria-label={t('customerImports.meaning', { heading })}
              value={target}
              disabled={busy}
              onChange={(next) => choose(place, next)}
              options={optionsOf(targets, (one) => t(`target.${one}`))}
            />
          </li>
        ))}
      </ul>
      <Checkbox
        checked={found.overwrite}
        disabled={busy}
        onChange={(event) => adjust.mutate({ importId, overwrite: event.target.checked })}
      >
        {t('customerImports.overwrite')}
      </Checkbox>
      <p className="muted small">{t('customerImports.overwriteText')}</p>
    </Sheet>
  )
}

/** Up to two values, so that a column is recognised. */
function exampleOf({ sample }: CustomerImport, place: number): string {
  const values = sample.map(({ cells }) => cells[place] ?? '').filter(Boolean)
  return values.slice(0, 2).join(' · ') || '–'
}
