/** How long a member may be muted, in minutes: ten minutes, an hour, a day, a week, a month. */
export const muteTimes = [10, 60, 1440, 10_080, 43_200] as const
