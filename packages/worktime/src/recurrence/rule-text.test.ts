import { describe, expect, it } from 'vitest';
import { faultOfDateRule, faultOfRule } from './rule-text.ts';

describe('S3 the text of a recurrence rule', () => {
  it.each([
    'FREQ=WEEKLY', 'FREQ=SECONDLY', 'FREQ=DAILY', 'freq=weekly;byday=mo', 'FREQ=WEEKLY;', 'FREQ=MONTHLY;BYDAY=1SU,-1MO,+2TU,SA', 'FREQ=YEARLY;BYDAY=53MO', 'FREQ=DAILY;INTERVAL=1;COUNT=999999',
    'FREQ=DAILY;BYSECOND=0,59;BYMINUTE=0,59;BYHOUR=0,23', 'FREQ=MONTHLY;BYMONTHDAY=1,31,-1,-31', 'FREQ=YEARLY;BYYEARDAY=1,366,-366', 'FREQ=YEARLY;BYWEEKNO=1,53,-53', 'FREQ=DAILY;BYMONTH=1,12',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1,366', 'FREQ=WEEKLY;WKST=SU', 'FREQ=DAILY;UNTIL=20240229', 'FREQ=DAILY;UNTIL=20240229T235959', 'FREQ=DAILY;UNTIL=20240229T000000Z',
  ])('%s is one', (rule) => {
    expect(faultOfRule(rule)).toBeUndefined();
  });

  it.each([
    ['', 'there is no part ""'],
    ['every Monday', 'there is no part "EVERY MONDAY"'],
    ['RRULE:FREQ=DAILY', 'there is no part "RRULE:FREQ"'],
    ['FREQ=WEEKLY;;', 'there is no part ""'],
    ['FREQ=WEEKLY;toString=1', 'there is no part "TOSTRING"'],
    ['FREQ=YEARLY;RSCALE=HEBREW', 'there is no part "RSCALE"'],
    ['BYDAY=MO', 'FREQ is missing'],
    ['FREQ=WEEKLY;FREQ=DAILY', 'FREQ is said twice'],
    ['FREQ=WEEKLY=DAILY', '"FREQ=WEEKLY=DAILY" is not how FREQ is written'],
    ['FREQ', '"FREQ" is not how FREQ is written'],
  ])('%j is none: %s', (rule, fault) => {
    expect(faultOfRule(rule)).toBe(fault);
  });

  it.each([
    'FREQ=OFTEN', 'FREQ=XDAILY', 'FREQ=DAILYX', 'FREQ=WEEKLY\nRDATE:20260101', 'INTERVAL=0', 'INTERVAL=-1', 'INTERVAL=1.5', 'INTERVAL=01', 'COUNT=0', 'COUNT=1000000', 'COUNT=', 'BYDAY=', 'BYDAY=MO,', 'BYDAY=0MO', 'BYDAY=54MO', 'BYDAY=XX', 'BYDAY=MOX', 'BYDAY= MO',
    'BYMONTHDAY=0', 'BYMONTHDAY=32', 'BYMONTHDAY=-32', 'BYMONTHDAY=X', 'BYMONTHDAY=1X', 'BYMONTHDAY=0001', 'BYYEARDAY=367', 'BYYEARDAY=0', 'BYWEEKNO=54', 'BYWEEKNO=0', 'BYMONTH=0', 'BYMONTH=13', 'BYMONTH=-1', 'BYMONTH=5L', 'BYMONTH=L5', 'BYMONTH=001', 'BYSETPOS=0', 'BYSETPOS=367',
    'BYHOUR=24', 'BYMINUTE=60', 'BYSECOND=60', 'WKST=XX', 'WKST=MO,TU', 'WKST=XMO', 'UNTIL=TOMORROW', 'UNTIL=20260230', 'UNTIL=120260228', 'UNTIL=20260228T240000', 'UNTIL=20260228T236000', 'UNTIL=20260228T230060', 'UNTIL=20260228X', 'UNTIL=20260228T1200',
  ])('%s is not how a part is written', (part) => {
    expect(faultOfRule(part.startsWith('FREQ') ? part : `FREQ=DAILY;${part}`)).toBe(`"${part}" is not how ${part.split('=')[0]} is written`);
  });

  it.each([
    ['BYYEARDAY=1;BYDAY=MO', 'BYYEARDAY beside BYDAY'], ['BYMONTHDAY=1;BYYEARDAY=1', 'BYYEARDAY beside BYMONTHDAY'], ['BYYEARDAY=1;BYWEEKNO=1', 'BYYEARDAY beside BYWEEKNO'],
    ['BYWEEKNO=1;BYMONTHDAY=1', 'BYWEEKNO beside BYMONTHDAY'], ['BYDAY=1MO;BYMONTHDAY=1', 'BYMONTHDAY beside BYDAY'], ['BYDAY=MO,-1TU;BYWEEKNO=1', 'BYWEEKNO beside BYDAY'],
  ])('with %s is refused, for readers of the standard do not agree on it', (parts, what) => {
    expect(faultOfRule(`FREQ=YEARLY;${parts}`)).toBe(`${what} is read in more than one way in a yearly rule`);
  });

  it.each(['FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 'FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYDAY=1MO', 'FREQ=YEARLY;BYMONTH=3;BYYEARDAY=85', 'FREQ=YEARLY;BYDAY=20MO'])('%s is not refused', (rule) => {
    expect(faultOfRule(rule)).toBeUndefined();
  });

  it('of dates says nothing of times of day', () => {
    expect(faultOfDateRule('FREQ=MONTHLY;BYDAY=1SU;UNTIL=20301231')).toBeUndefined();
    expect(faultOfDateRule('FREQ=DAILY;BYDAI=MO')).toBe('there is no part "BYDAI"');
    expect(faultOfDateRule('FREQ=DAILY;BYHOUR=10,12')).toBe('"BYHOUR=10,12" speaks of times of day, which shifts say');
    expect(['FREQ=HOURLY', 'FREQ=DAILY;BYHOUR=2', 'FREQ=DAILY;BYMINUTE=2', 'FREQ=DAILY;BYSECOND=2', 'FREQ=MINUTELY', 'FREQ=SECONDLY', 'FREQ=DAILY;UNTIL=20301231T000000Z'].map(faultOfDateRule))
      .toEqual(['FREQ=HOURLY', 'BYHOUR=2', 'BYMINUTE=2', 'BYSECOND=2', 'FREQ=MINUTELY', 'FREQ=SECONDLY', 'UNTIL=20301231T000000Z'].map((part) => `"${part}" speaks of times of day, which shifts say`));
  });
});
