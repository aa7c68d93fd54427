/** Runs before the tests of each file: a change that an earlier run of this worker tried is switched off. */
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly globalNamespace: string;
    readonly activeMutant: string | undefined;
  }
}

interface Switch {
  activeMutant?: string | undefined;
  triedHere?: string | undefined;
}

const its: Switch | undefined = Reflect.get(globalThis, inject('globalNamespace'));
const tried = inject('activeMutant');
if (its !== undefined && its.triedHere !== tried) {
  its.triedHere = tried;
  its.activeMutant = undefined;
}
