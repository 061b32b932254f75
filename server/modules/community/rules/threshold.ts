import type { Threshold } from '../contract.ts'

type ThresholdColumns = { threshold: Threshold['kind']; questions: string[] }

/** 入群门槛 as it is told to people. */
export function thresholdOf({ threshold, questions }: ThresholdColumns): Threshold {
  return threshold === 'approval' ? { kind: 'approval', questions } : { kind: threshold }
}

/** 入群门槛 as it is kept. */
export function thresholdColumns(threshold: Threshold): ThresholdColumns {
  return { threshold: threshold.kind, questions: threshold.kind === 'approval' ? threshold.questions : [] }
}
