/** The sides of 分销, in the order of its tabs. */
export const sides = ['rules', 'promoters', 'bindings', 'commissions', 'withdrawals'] as const
