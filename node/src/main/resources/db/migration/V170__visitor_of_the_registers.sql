-- What the side's register holds of somebody, the clerk sees while he serves him: as long as the visit lasts in which his card
-- was read, and his own file alone. A number that was typed opens nothing.

alter table counter_visit add column visitor_index bytea;   -- keyed hash of the number on the card that was read
alter table counter_visit add constraint counter_visit_index_ends check (ended_at is null or visitor_index is null);

create policy register_subject_at_the_counter on register_subject for select using (
    current_role_name() = 'CLERK' and kind = 'PERSON'
    and id_index in (select v.visitor_index from counter_visit v
                      where v.account_id::text = current_actor() and v.ended_at is null and v.passed_at is null
                        and v.visitor_index is not null));

-- As before, and whose card was read is forgotten with the visit.
create or replace function lapse_records(p_kind text, p_before timestamptz) returns int
    language plpgsql security definer set search_path = public as $$
declare v_rows int := 0; v_day date := (p_before at time zone 'Asia/Shanghai')::date; v_visit uuid;
begin
    if current_role_name() is distinct from 'SYSTEM' then
        raise exception 'TB-WALL-5 what ends by itself is ended by the node' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('tongban.retention', 'on', true);
    case p_kind
        when 'TOKEN' then delete from access_token where expires_at < p_before;
        when 'QUEUE' then
            delete from queue_number where day < v_day;
            delete from queue_ticket where day < v_day;
        when 'APPOINTMENT' then
            delete from slot_load where day < v_day;
            delete from appointment where day < v_day;
        when 'VISIT' then
            for v_visit in select v.id from counter_visit v where v.ended_at is null and v.started_at < p_before loop
                perform destroy_case_key(v_visit, 'RETENTION');
                v_rows := v_rows + 1;
            end loop;
            update counter_visit set visitor_cipher = null, visitor_index = null, ended_at = p_before
             where ended_at is null and started_at < p_before;
        when 'AUTHORISATION' then
            update authorisation set mobile_index = random_index(), mobile_forgotten = true
             where asked_at < p_before and not mobile_forgotten;
        when 'IMPORT' then
            delete from register_import_fault f using register_import i
             where i.id = f.import and coalesce(i.finished_at, i.started_at) < p_before;
        when 'RELATIVE' then delete from relative where ended_at < p_before;
        when 'INQUIRY' then
            for v_visit in select q.id from benefit_inquiry q where q.asked_at < p_before loop
                perform destroy_case_key(v_visit, 'RETENTION');
            end loop;
            delete from benefit_inquiry where asked_at < p_before;
    end case;
    if p_kind <> 'VISIT' then get diagnostics v_rows = row_count; end if;
    perform set_config('tongban.retention', '', true);
    if v_rows > 0 then
        perform journal_write('lapse', 'RETENTION', '{}', array['kind=' || p_kind, 'rows=' || v_rows]);
    end if;
    return v_rows;
end $$;
