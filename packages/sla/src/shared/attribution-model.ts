/** The rules by which a joint failure is shared out (S32), by name. */
export const ATTRIBUTION_RULES = ['shapley', 'equal-among-down', 'but-for', 'first-failed', 'root-cause', 'weighted', 'time-in-hand', 'all-pay'] as const;
export type AttributionRule = (typeof ATTRIBUTION_RULES)[number];

/** Rules whose shares always add up to the failure; the others may leave a residual, or charge more than there was. */
export const EFFICIENT_RULES: readonly AttributionRule[] = ['shapley', 'equal-among-down', 'first-failed', 'root-cause', 'weighted', 'time-in-hand'];
