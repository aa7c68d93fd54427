/** The revision of the semantics (SEMANTICS.md) that this engine computes by; a statement pins it (S24). */
export const SEMANTICS_REVISION = 3;

/** The engine's name and version, as a statement pins it (S24). */
export const ENGINE = 'entente-sla/0.4.1';
