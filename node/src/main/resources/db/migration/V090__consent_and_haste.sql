-- Consent that was taken back while the case runs, haste asked for across the border with the answer back, and what is still due
-- of cases that were decided.

-- When somebody took back what he had agreed to on his phone: the desk is told while the case waits there.
alter table case_file add column consent_withdrawn_at timestamptz;
create index case_file_consent on case_file (owner_jurisdiction, responsible_organ, responsible_role)
    where consent_withdrawn_at is not null;

-- Delivered or closed, and the remedy of a bad rating is due.
create index case_file_rated_badly on case_file (owner_jurisdiction, due_on)
    where state in ('DELIVERED', 'CLOSED') and due_on is not null;

-- As before, and the key of a draft to the node itself while what somebody agreed to can be taken back.
create or replace function open_case_keys(p_cases uuid[], p_purpose text, p_fields text[])
    returns table (case_id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[];
begin
    if p_purpose is null or p_purpose = '' then
        raise exception 'TB-WALL-2 a key is opened for a purpose' using errcode = 'insufficient_privilege';
    end if;
    select array_agg(c) into v_seen from unnest(p_cases) c
     where exists (select 1 from case_file f where f.id = c) or exists (select 1 from draft d where d.id = c)
        or exists (select 1 from counter_visit v where v.id = c)
        or (current_role_name() = 'SYSTEM'
            and (exists (select 1 from short_message m where m.case_id = c and m.state = 'WAITING')
                 or exists (select 1 from authorisation a where a.case_id = c and a.state in ('OPEN', 'AGREED'))));
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, p_fields);
    return query select k.case_id, k.wrapped_key from case_key k where k.case_id = any (v_seen);
end $$;

-- Haste. What came from the other side names the body that asked, and not the officer; the answer goes back there. One that
-- crosses has the same id on either side.
alter table urge drop constraint urge_pkey;
alter table urge add primary key (id, owner_jurisdiction);
alter table urge
    add column from_zh text check (length(from_zh) <= 200),
    add column from_en text check (length(from_en) <= 200),
    add column answer_cipher bytea,                              -- under the key of the case
    add column answered_zh text check (length(answered_zh) <= 200),
    add column answered_en text check (length(answered_en) <= 200),
    add column answered_at timestamptz,
    add check ((from_zh is null) = (from_en is null)),
    add check ((answer_cipher is null) = (answered_at is null) and (answer_cipher is null) = (answered_zh is null)
               and (answer_cipher is null) = (answered_en is null));
drop policy urge_office on urge;
create policy urge_seen on urge for select using (current_role_name() is distinct from 'RESIDENT');
create policy urge_asked on urge for insert
    with check (current_role_name() = 'SYSTEM'
                or (urged_by::text = current_actor() and current_role_name() is distinct from 'RESIDENT'));
create policy urge_answered on urge for update using (current_role_name() is distinct from 'RESIDENT')
    with check (current_role_name() is distinct from 'RESIDENT');
grant update (answer_cipher, answered_zh, answered_en, answered_at) on urge to tongban_app;
