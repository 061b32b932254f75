import { Link } from '@tanstack/react-router'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useFormats } from '../app/me.tsx'
import type { Customer } from './shapes.ts'

const mostTags = 4

/** One customer: who, how they are reached (masked), where, and how they are marked. */
export function CustomerLine({ customer }: { customer: Customer }) {
  const formats = useFormats()
  const { id, personId, name, number, city, region, tags, knownBy } = customer
  const phone = knownBy.find(({ kind }) => kind === 'phone') ?? knownBy[0]
  const facts = [phone?.text, number, [region, city].filter(Boolean).join(' ')].filter(Boolean)
  return (
    <li className="line">
      <Portrait who={{ id: personId, name, avatarFileId: null }} size={36} />
      <div className="line-body">
        <Link to="/customers/$customerId" params={{ customerId: id }} className="member-name wrap">
          {name}
        </Link>{' '}
        {tags.slice(0, mostTags).map((tag) => (
          <span key={tag} className="tag customer-tag">
            {tag}
          </span>
        ))}
        {tags.length > mostTags && <span className="tag">+{tags.length - mostTags}</span>}
        <div className="muted small wrap">{facts.join(' · ')}</div>
      </div>
      <time className="muted small nowrap" dateTime={customer.createdAt}>
        {formats.moment(customer.createdAt)}
      </time>
    </li>
  )
}
