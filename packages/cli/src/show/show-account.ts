import { explain } from '@entente/sla';
import type { TraceStep } from '@entente/sla';

/** The account of one result under its name, or nothing where nobody asked. */
export type ShowAccount = (name: string, result: { readonly trace: readonly TraceStep[] }) => readonly string[];

/** Step by step, each by its rule in SEMANTICS.md. */
export const stepByStep: ShowAccount = (name, result) => ['', `${name}, step by step`, ...explain(result).map((line) => `  ${line}`)];

export const numbersOnly: ShowAccount = () => [];
