/** Who addresses whom is told by the lines of the hour before (see `openAddressees`), in milliseconds. */
export const lookBackMs = 3_600_000
