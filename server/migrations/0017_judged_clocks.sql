-- The clocks that a level judged in a period (S8a), as JSON text; empty until it is computed anew, and of every other kind.
alter table entente.level_result add column clocks text not null default '[]';
