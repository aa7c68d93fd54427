import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const Calendar = defineEntity({
  name: 'Calendar',
  tableName: 'calendar',
  properties: { id: p.uuid().primary(), name: p.string() },
});
export type Calendar = InferEntity<typeof Calendar>;

/** Immutable. `terms` is the JSON text of the calendar's terms (S3). */
export const CalendarVersion = defineEntity({
  name: 'CalendarVersion',
  tableName: 'calendar_version',
  properties: {
    id: p.uuid().primary(),
    calendarId: () => p.manyToOne(Calendar).mapToPk().fieldName('calendar_id'),
    number: p.integer(),
    /** What people call a later version, where it has a name of its own. */
    name: p.string().nullable(),
    terms: p.text(),
  },
});
export type CalendarVersion = InferEntity<typeof CalendarVersion>;
