-- Versions are numbered as the parties number them: upwards, from any number on, and not without gaps.
alter table entente.agreement_version drop constraint agreement_version_number_check;
alter table entente.agreement_version add constraint agreement_version_number_check check (number >= 0);
alter table entente.statement drop constraint statement_agreement_version_check;
alter table entente.statement add constraint statement_agreement_version_check check (agreement_version >= 0);
