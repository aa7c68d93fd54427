-- Where the samples of each series of a batch end in its columns, so that a reader takes out those that it asks for.
alter table entente.sample_batch add column ends integer[];

-- What is open already, by the lengths that stand in the columns themselves; what is sealed has no columns any more.
alter table entente.sample_batch no force row level security;
update entente.sample_batch b set ends = case when b.columns is null then '{}' else (
  with recursive line (place, past) as (
    select 1, 0
    union all
    select place + 1, past + 4 + get_byte(b.columns, past) + 256 * get_byte(b.columns, past + 1) + 65536 * get_byte(b.columns, past + 2) + 16777216 * get_byte(b.columns, past + 3)
    from line
    where place <= cardinality(b.series)
  )
  select array_agg(past order by place) from line where place > 1
) end;
alter table entente.sample_batch force row level security;

alter table entente.sample_batch alter column ends set not null;
