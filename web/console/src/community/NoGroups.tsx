import { Link } from '@tanstack/react-router'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'

/** An empty field says how the first group comes about. */
export function NoGroups() {
  const { t } = useWords()
  return (
    <section className="sheet">
      <Empty title={t('field.none')} text={t('field.noneText')}>
        <Link className="button button-primary" to="/communities" search={{ create: true }}>
          {t('found.open')}
        </Link>
      </Empty>
    </section>
  )
}
