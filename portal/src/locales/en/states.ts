export const states = {
  level: {
    ON_COURSE: 'On course', MET: 'Met', AT_RISK: 'At risk', BELOW_EXPECTED: 'Below expected', FAILED: 'Failed',
    INDETERMINATE: 'Indeterminate', NOT_APPLICABLE: 'Not applicable', WAIVED: 'Waived', PENDING: 'Not begun',
  },
  counted: {
    ON_COURSE: '{n} on course', MET: '{n} met', AT_RISK: '{n} at risk', BELOW_EXPECTED: '{n} below expected', FAILED: '{n} failed',
    INDETERMINATE: '{n} indeterminate', NOT_APPLICABLE: '{n} not applicable', WAIVED: '{n} waived', PENDING: '{n} not begun',
  },
  levelMeans: {
    ON_COURSE: 'Best achievable still reaches expected', MET: 'Ended, expected reached', AT_RISK: 'Forecast or burn says it may miss',
    BELOW_EXPECTED: 'Expected is out of reach, minimum is not', FAILED: 'Minimum is out of reach', INDETERMINATE: 'Coverage below what was agreed',
    NOT_APPLICABLE: 'Nothing to measure, never 0 or 100', WAIVED: 'A number without a judgement', PENDING: 'Its first period has not begun',
  },
  period: { OPEN: 'Open', PROVISIONAL: 'Provisional', CLOSED: 'Closed', RESTATED: 'Restated' },
  periodMeans: { OPEN: 'Running, facts come in', PROVISIONAL: 'Ended, still in its grace', CLOSED: 'Pinned, signed, restated only by decision', RESTATED: 'A later version replaced it; both are readable' },
  time: { good: 'Good', bad: 'Bad', triangle: 'a triangle', badHint: 'Bad ({mark} marks the day)', excluded: 'Excluded', unknown: 'Unknown', outOfHours: 'Out of hours', notYetKnown: 'Not yet known', toCome: 'Still to come', unattributed: 'Unattributed' },
  timeForm: { good: 'plain tint', bad: 'solid, triangle below', excluded: 'diagonal lines', unknown: 'dots', outOfHours: 'base line only', toCome: 'dashed outline', unattributed: 'cross-hatch' },
  component: { UP: 'Up', DOWN: 'Down since {time}', DEGRADED: 'Degraded', UNKNOWN: 'Unknown' },
  kind: { SLA: 'SLA', OLA: 'OLA', UC: 'Underpinning contract' },
  role: { OWNER: 'Owner', ADMIN: 'Administrator', MANAGER: 'Service manager', ANALYST: 'Analyst', VIEWER: 'Reader' },
};
