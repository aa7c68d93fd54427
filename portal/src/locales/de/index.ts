import { agreement } from './agreement.ts';
import { common } from './common.ts';
import { level } from './level.ts';
import { overview } from './overview.ts';
import { facts, people } from './people.ts';
import { problem } from './problem.ts';
import { session } from './session.ts';
import { shared } from './shared.ts';
import { shell } from './shell.ts';
import { statement } from './statement.ts';
import { states } from './states.ts';
import { words } from './words.ts';

export const de = { agreement, common, facts, level, overview, people, problem, session, shared, shell, statement, states, words };
