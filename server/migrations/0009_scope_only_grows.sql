-- What a source may speak for only grows, so that whoever remembers it needs to ask no more than how much of it there is.
revoke update, delete on entente.metric_source, entente.metric, entente.component from entente_app, entente_worker;
