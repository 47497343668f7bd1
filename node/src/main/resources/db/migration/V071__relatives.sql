-- Near relatives of officials, as they recorded them (近亲属备案): whoever is related to an applicant keeps away from
-- the case. The names and numbers are sealed; the number is found by the side's keyed index.

create table relative (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    officer            uuid not null,                    -- account of the official
    relation           text not null check (length(relation) <= 40),
    id_index           bytea not null,
    name_cipher        bytea not null,
    number_cipher      bytea not null,
    recorded_at        timestamptz not null,
    ended_at           timestamptz,                      -- recorded in error, or a marriage that ended; the row stays
    end_reason         text check (length(end_reason) between 1 and 500),
    check ((ended_at is null) = (end_reason is null))
);
create unique index relative_standing on relative (owner_jurisdiction, officer, id_index) where ended_at is null;
create index relative_number on relative (owner_jurisdiction, id_index) where ended_at is null;

alter table relative enable row level security;
alter table relative force row level security;
create policy relative_side on relative as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
-- his own, or all of the side for supervision; a stand-in is barred by his own relatives, not by another's
create policy relative_own on relative
    using (officer::text = current_actor() or current_role_name() in ('SUPERVISOR', 'SYSTEM'))
    with check (officer::text = current_actor());
grant select (id, owner_jurisdiction, officer, relation, id_index, recorded_at, ended_at, end_reason), insert on relative
    to tongban_app;
grant update (ended_at, end_reason) on relative to tongban_app;

-- Hands out what is sealed and journals it in the same statement's transaction.
create function open_relatives(p_ids uuid[], p_purpose text)
    returns table (id uuid, name_cipher bytea, number_cipher bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[]; v_officers uuid[];
begin
    select array_agg(r.id), array_agg(distinct r.officer) into v_seen, v_officers from relative r where r.id = any (p_ids);
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_officers, array['relatives']);
    return query select r.id, r.name_cipher, r.number_cipher from relative r where r.id = any (v_seen);
end $$;
