-- What each rule of attribution would charge for the bad time of a shared metric (S32), as JSON text; empty until it is computed anew.
alter table entente.shared_result add column rules text not null default '[]';
