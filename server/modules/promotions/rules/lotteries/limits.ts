/** ¥50,000: the highest prize of a lottery for sales, whatever it is paid in (有奖销售暂行规定, in force since 2020-12-01). */
export const topPrizeFen = 5_000_000
/** Records of a lottery stay so long at least (same source). */
export const recordYears = 2
