export const shared = {
  user: 'User', served: 'Served', notServed: 'Not served', enough: '{k} of {n} is enough', carries: 'Up, carries all',
  count: 'No shared metric. | One shared metric. | {n} shared metrics.', empty: 'Nothing is shared yet.', emptySays: 'A shared metric says how the components of several suppliers hang together, and whose share of its bad time each one has.',
  answer: {
    none: '{name} was never bad in {period}; {allowed} are allowed.',
    some: '{name} was bad for {bad} in {period}; {allowed} are allowed. Suppliers explain {explained}.',
    unowned: '{name} was bad for {bad} in {period}; {allowed} are allowed. Suppliers explain {explained}; {unowned} have no owner yet.',
  },
  derived: 'Derived: nobody measures it end to end, the structure is the measure (S31).',
  hangs: 'How it hangs together', now: 'Now', atTime: 'At {time}', downServed: '{names} is down. No user notices: the others carry it. | {names} are down. No user notices: the others carry it.', downNot: '{names} is down. Users are not served. | {names} are down. Users are not served.', allUp: 'Every component is up.',
  table: 'End to end, and each supplier', minutes: 'Minutes', raw: 'Bad', level: 'Level %', share: 'Share', endToEnd: 'End to end', ownSources: 'its own source', yours: 'nobody yet',
  responsible: 'Who was responsible for each bad minute', responsibleLead: 'The period; below it only its bad minutes, split by the agreed rule, {rule}', rule: { SHAPLEY: 'Shapley', FIRST_FAILED: 'First failed', EQUAL_AMONG_DOWN: 'Equal among down', BUT_FOR: 'But-for', ALL_PAY: 'All pay', ROOT_CAUSE: 'Root cause', WEIGHTED: 'Weighted', TIME_IN_HAND: 'Time in hand' }, key: { left: 'Left arrow', right: 'Right arrow' }, byMinute: 'minute by minute', noBad: 'No bad minute in this period.', noBadSays: 'When there is one, it stands here with the parties that were down and their shares of it.',
  minute: '{names} down. {split}', minuteAlone: '{names} down, alone.', minuteNobody: 'Every supplier reported good. Nobody owns this minute yet.', splitOf: '{fraction} for {name}', splitHalf: 'Shared: {parts}.',
  rules: {
    title: 'What each rule would charge', lead: 'in minutes; the dashed line is the {bad} that happened', name: 'Rule', charged: 'Charged', inForce: 'in force', addsUp: 'adds up', other: '{total}, not {bad}', parts: '{name}: {parts}',
    says: { SHAPLEY: 'By what each could have prevented', FIRST_FAILED: 'The whole to the one down longest', EQUAL_AMONG_DOWN: 'Everyone down, alike', BUT_FOR: 'Who alone could have saved it', ALL_PAY: 'Everyone down, in full' },
  },
  leftOut: 'What the shares leave out', noImpact: 'No business impact, {amount}.', noImpactSays: '{names} down while the structure held.', unattributed: 'Unattributed, {amount}.', unattributedSays: 'Bad end to end while every supplier reported good: {times}.',
  contradiction: 'Contradiction, {amount}.', contradictionSays: 'Good end to end while the structure was down: {times}.', unknown: 'End to end unknown, {amount}.', unknownSays: 'Nothing is shared of time that nobody measured.', nothingLeft: 'Nothing. Every minute is accounted for.',
  summary: '{name}: {words}', twin: { from: 'From', length: 'Minutes', down: 'Down', shares: 'Shares' },
};
