import { Checkbox, Select } from 'antd'
import {
  adjustGoodsImportEndpoint,
  goodsColumn,
  listGoodsRowsEndpoint,
  readGoodsImportEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { optionsOf } from '../app/Field.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { GoodsImport } from './shapes.ts'

type Target = (typeof goodsColumn.options)[number]

/** What each column means, and what becomes of goods that are there; each answer is sent at once and looked at again. */
export function GoodsColumns({ found }: { found: GoodsImport }) {
  const { t } = useWords()
  const saying = useSaying()
  const adjust = useAct(adjustGoodsImportEndpoint, {
    refreshes: [readGoodsImportEndpoint, listGoodsRowsEndpoint],
    onFailure: saying.failure,
  })
  const { mapping, id: importId, sample } = found
  const choose = (place: number, target: Target) =>
    adjust.mutate({ importId, mapping: mapping.map((one, at) => (at === place ? { ...one, target } : one)) })
  const exampleOf = (place: number) =>
    sample
      .flatMap(({ cells }) => cells[place] || [])
      .slice(0, 2)
      .join(' · ') || '–'
  return (
    <Sheet title={t('customerImports.columns')}>
      <p className="lead">{t(found.remembered ? 'customerImports.remembered' : 'customerImports.columnsText')}</p>
      <ul className="columns">
        {mapping.map(({ heading, target }, place) => (
          <li key={heading}>
            <div className="column-words">
              <b className="wrap">{heading}</b>
              <div className="muted small cut">{exampleOf(place)}</div>
            </div>
            <Select<Target>
              className="column-target"
              aria-label={t('customerImports.meaning', { heading })}
              value={target}
              disabled={adjust.isPending}
              onChange={(next) => choose(place, next)}
              options={optionsOf(goodsColumn.options, (one) => t(`goodsColumn.${one}`))}
            />
          </li>
        ))}
      </ul>
      <div className="switches">
        {(['overwrite', 'setsStock'] as const).map((name) => (
          <Checkbox
            key={name}
            checked={found[name]}
            disabled={adjust.isPending}
            onChange={(event) => adjust.mutate({ importId, [name]: event.target.checked })}
          >
            {t(`goodsImports.${name}`)}
          </Checkbox>
        ))}
      </div>
    </Sheet>
  )
}
