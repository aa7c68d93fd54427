-- What people call a later version of a calendar, where that is not what they call the calendar.
alter table entente.calendar_version add column name text check (length(name) between 1 and 200);
