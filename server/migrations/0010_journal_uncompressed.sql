-- Of a batch of many series these lists are longest, and packing them takes the writer longer than all else; few batches
-- are so wide, and of one series alone is mostly asked.
alter table entente.sample_batch
  alter column series set storage external,
  alter column firsts set storage external,
  alter column lasts set storage external,
  alter column ends set storage external;
