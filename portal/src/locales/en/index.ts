import { common } from './common.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { states } from './states.ts';

export const en = { common, session, shell, states };
