-- The joint office names the plans of the system and the platforms of neighbouring areas: two more kinds of what both sides keep.

alter table cooperation_record drop constraint cooperation_record_kind_check;
alter table cooperation_record add constraint cooperation_record_kind_check
    check (kind in ('MEETING', 'TASK', 'ENTRY', 'AGREEMENT', 'STATEMENT', 'PLAN', 'PLATFORM'));

-- they are read whole whenever the tree is shown
create index cooperation_record_named on cooperation_record (owner_jurisdiction, number) where kind in ('PLAN', 'PLATFORM') and not dropped;
