/** One import of goods: what the columns mean, what would come of each row, what came, and taking it back. */
import '../app/tables.css'
import { Link, useParams } from '@tanstack/react-router'
import { readGoodsImportEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { PageLoaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { Figure } from '../insight/Figure.tsx'
import { GoodsColumns } from './GoodsColumns.tsx'
import { GoodsImportActs } from './GoodsImportActs.tsx'
import { GoodsRows } from './GoodsRows.tsx'
import { Deciders } from './ShopPage.tsx'
import type { GoodsImport } from './shapes.ts'
import './shop.css'

export function GoodsImportPage() {
  const { t } = useWords()
  return (
    <Deciders title={t('goodsImports.title')}>
      <FoundImport />
    </Deciders>
  )
}

function FoundImport() {
  const { importId } = useParams({ strict: false }) as { importId: string }
  const found = useAsk(readGoodsImportEndpoint, { importId })
  return <PageLoaded from={found}>{(answer) => <Body found={answer} />}</PageLoaded>
}

function Body({ found }: { found: GoodsImport }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <Page
      title={found.fileName}
      above={<Link to="/shop/imports">{t('goodsImports.title')}</Link>}
      lead={
        <>
          <span className="tag">{t(`customerImportState.${found.state}`)}</span>{' '}
          {t('customerImports.countLine', { rows: formats.count(found.rows) })} · {found.startedBy.name} ·{' '}
          {formats.moment(found.createdAt)}
        </>
      }
      actions={<GoodsImportActs found={found} />}
    >
      <div className="stack">
        {found.state === 'preview' && <GoodsColumns found={found} />}
        <Figures found={found} />
        {found.undone && <Undone undone={found.undone} />}
        <GoodsRows found={found} />
      </div>
    </Page>
  )
}

const outcomes = ['created', 'updated', 'matched', 'conflict', 'invalid', 'skipped'] as const

function Figures({ found: { state, counts, products } }: { found: GoodsImport }) {
  const { t } = useWords()
  const formats = useFormats()
  const title = state === 'preview' ? 'customerImports.foreseen' : 'customerImports.report'
  return (
    <Sheet title={t(title)} beside={<span className="muted">{t('goodsImports.products', products)}</span>}>
      <dl className="figures">
        {outcomes.map((name) => (
          <Figure key={name} name={t(`rowOutcome.${name}`)} value={formats.exact(counts[name] ?? 0)} />
        ))}
      </dl>
    </Sheet>
  )
}

/** What was taken back, and by name what lives on. */
function Undone({ undone: { removed, restored, kept } }: { undone: NonNullable<GoodsImport['undone']> }) {
  const { t } = useWords()
  return (
    <Sheet title={t('customerImports.undoReport')}>
      <p>{t('goodsImports.undone', { removed, restored })}</p>
      {kept.length > 0 && (
        <>
          <p className="muted">{t('goodsImports.kept')}</p>
          <ul className="lines">
            {kept.map(({ productId, title }) => (
              <li key={productId} className="line">
                <Link to="/shop/products/$productId" params={{ productId }}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  )
}
