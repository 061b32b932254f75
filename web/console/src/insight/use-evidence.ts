/** Opens what lies behind a number: it becomes part of the address and the drawer slides in. */
import { useNavigate } from '@tanstack/react-router'
import type { EvidenceSearch } from '../app/searches.ts'
import type { EvidenceAsked } from './shapes.ts'

export function useEvidence() {
  const navigate = useNavigate()
  return {
    show: (asked: EvidenceAsked) =>
      navigate({
        to: '.',
        search: (before: object) => ({ ...before, evidence: asked as EvidenceSearch }),
        resetScroll: false,
      }),
    hide: () => navigate({ to: '.', search: withoutEvidence, resetScroll: false }),
  }
}

function withoutEvidence({ evidence: _, ...others }: { evidence?: unknown }) {
  return others
}
