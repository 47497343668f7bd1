-- Papers that came with a platform's batch leave a draft that is typed over for somebody else. Of older ones nobody knows where they
-- came from: they stay.
alter table case_document add column brought boolean not null default false;
