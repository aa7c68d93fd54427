-- The days that are still in hours, in order of time: compacting asks for the first of them and never for all chunks.
create index sample_chunk_hourly on entente.sample_chunk (tenant_id, bucket, series_id) where hours = 1;

-- Numbers of versions rise and may have gaps; 0011, which says it the other way round, ran and stays as it is.
comment on column entente.agreement_version.number is 'As the parties number them: upwards, from any number on; gaps are allowed.';
