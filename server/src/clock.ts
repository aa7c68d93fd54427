/** The one file of the server that reads the clock. An instant is UTC milliseconds (S1). */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
