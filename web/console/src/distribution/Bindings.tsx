import { Button } from 'antd'
import { endBindingEndpoint, listBindingsEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAct, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Binding } from './shapes.ts'

/** Who was bound to whom, from when to when, and why it ended: nothing is ever overwritten. */
export function Bindings() {
  const { t } = useWords()
  const pages = useAskPages(listBindingsEndpoint, {})
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Sheet title={t('distributionSide.bindings')}>
      <p className="lead">{t('distribution.bindingsLead')}</p>
      <Loaded from={pages}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t('distribution.noBindings')} text={t('distribution.noBindingsText')} />
          ) : (
            <BindingTable rows={rows} />
          )
        }
      </Loaded>
      <MorePages pages={pages} />
    </Sheet>
  )
}

function BindingTable({ rows }: { rows: readonly Binding[] }) {
  const { t } = useWords()
  return (
    <table className="shop-table">
      <thead>
        <tr>
          <th scope="col">{t('distribution.customer')}</th>
          <th scope="col">{t('distribution.promoter')}</th>
          <th scope="col">{t('distribution.since')}</th>
          <th scope="col">{t('distribution.until')}</th>
          <th scope="col">{t('distribution.state')}</th>
          <th scope="col">
            <span className="unseen">{t('distribution.act')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((binding) => (
          <BindingRow key={binding.id} binding={binding} />
        ))}
      </tbody>
    </table>
  )
}

function BindingRow({ binding: { id, person, promoter, since, until, endedAt, endedWhy } }: { binding: Binding }) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const askReason = useReason()
  const end = useAct(endBindingEndpoint, {
    refreshes: [listBindingsEndpoint],
    onDone: () => saying.done(t('distribution.bindingEnded')),
    onFailure: saying.failure,
  })
  const customer = formats.nickname(person.name, person.id)
  const press = async () => {
    const why = await askReason({
      title: t('distribution.endBindingTitle', { name: customer }),
      text: t('distribution.endBindingText'),
      ok: t('distribution.endBinding'),
    })
    if (why) end.mutate({ bindingId: id as never, why })
  }
  return (
    <tr>
      <td>{customer}</td>
      <td>{formats.nickname(promoter.name, promoter.id)}</td>
      <td className="nowrap">{formats.stamp(since)}</td>
      <td className="nowrap">{formats.stamp(endedAt ?? until)}</td>
      <td>
        {endedWhy ? (
          <span className="tag">{t(`endedWhy.${endedWhy}`)}</span>
        ) : (
          <span className="tag tag-brand">{t('distribution.holds')}</span>
        )}
      </td>
      <td className="number">
        {!endedWhy && (
          <Button
            size="small"
            onClick={() => void press()}
            aria-label={t('distribution.endBindingOf', { name: customer })}
          >
            {t('distribution.endBinding')}
          </Button>
        )}
      </td>
    </tr>
  )
}
