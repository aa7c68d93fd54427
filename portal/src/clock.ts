/** The one place of the portal that reads the clock. */
export const clock = {
  now: (): number => Date.now(),
};
