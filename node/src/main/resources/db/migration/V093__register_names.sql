-- A person is found by his name as by his number: by a keyed hash, here of 64 bits, so that what it finds is opened and
-- compared. A file is handed over to another body of the side, out of the sight of the one that hands it over. An import is
-- a body's: what one may not take in, another may.

alter table register_record add column name_index bigint;
create index register_record_name on register_record (owner_jurisdiction, name_index) where name_index is not null;

create policy register_subject_handed_over on register_subject to tongban_owner
    using (id::text = any (string_to_array(current_setting('tongban.handed_over', true), ',')));

-- Only what the actor sees, and what is his to record.
create function register_hand_over(p_subjects uuid[], p_place text) returns int
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[]; v_moved int;
begin
    if coalesce(current_role_name(), 'RESIDENT') in ('RESIDENT', 'SUPERVISOR') then return 0; end if;
    select array_agg(s.id) into v_seen from register_subject s where s.id = any (p_subjects);
    if v_seen is null then return 0; end if;
    perform set_config('tongban.handed_over', array_to_string(v_seen, ','), true);
    update register_subject set place = p_place where id = any (v_seen);
    get diagnostics v_moved = row_count;
    perform set_config('tongban.handed_over', '', true);
    return v_moved;
end $$;

alter table register_import add column organ text not null default '';
drop index register_import_file;
create unique index register_import_file on register_import (owner_jurisdiction, kind, sha256, organ);
grant delete on register_import_fault to tongban_app;   -- of a run that is done again
