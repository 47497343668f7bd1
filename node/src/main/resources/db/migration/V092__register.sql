-- The registers: what is known of people, households and institutions, bitemporal. A subject has a key of its own; what is
-- said of it is a row that is never changed: a correction is another row. The columns in clear say which kind of thing was
-- recorded, for which days, when and by whom; the value, its source and the reason are sealed under the subject's key.

-- The seat of the body that acts, where it is one of those that keep registers: civil affairs at every level and the
-- townships. A body's id is its seat, a colon and its department.
create function current_register_seat() returns text language sql stable parallel safe
    return case when split_part(coalesce(current_setting('tongban.organ', true), ''), ':', 2)
                     in ('civil-affairs', 'township-government')
                then split_part(current_setting('tongban.organ', true), ':', 1) end;

-- Which seats are in charge of a place: the divisions above it, today. Written anew at each start, so that a reform of the
-- map moves the files to the bodies that followed.
create table register_place (
    owner_jurisdiction jurisdiction not null,
    seat               text not null,
    place              text not null,
    primary key (owner_jurisdiction, seat, place)
);

create table register_subject (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    kind               text not null check (kind in ('PERSON', 'HOUSEHOLD', 'INSTITUTION')),
    place              text not null check (length(place) in (6, 9, 12)),  -- where the file is kept: says who is in charge
    id_index           bytea not null,                  -- keyed hash of the citizen number, household number or credit code
    id_cipher          bytea not null,                  -- the same number, encrypted with the side's field key
    created_at         timestamptz not null default clock_timestamp(),
    primary key (id, owner_jurisdiction)
);
create unique index register_subject_number on register_subject (owner_jurisdiction, kind, id_index);
create index register_subject_place on register_subject (owner_jurisdiction, kind, place, id) where kind <> 'PERSON';

create table register_record (
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,
    seq                bigint generated always as identity,
    kind               text not null check (kind ~ '^[A-Z_]{4,24}$'),
    series             uuid not null,                   -- what it is about: one income, one card; a correction keeps it
    linked             uuid,                            -- the household of a membership, the institution of a stay
    valid_from         date,                            -- null: open
    valid_until        date,                            -- the day after the last; null: open
    recorded_at        timestamptz not null,            -- by the node's clock, which a demo may set
    recorded_by        text not null,
    role               text not null,
    organ              text,
    withdrawn          boolean not null,                -- nothing is known of these days any more
    content            bytea not null,                  -- keyed hash of what was said: the same again is not recorded twice
    payload            bytea not null,                  -- value, source, confidence and reason under the key of the subject
    import             uuid,                            -- the file it came in with
    primary key (owner_jurisdiction, subject, seq),
    check (valid_from < valid_until)
);
create index register_record_linked on register_record (owner_jurisdiction, linked) where linked is not null;
create trigger register_record_append_only before update or delete or truncate on register_record
    for each statement execute function refuse_rewrite();
create trigger register_subject_stays before delete or truncate on register_subject
    for each statement execute function refuse_rewrite();

-- A file that was imported: found again by its hash, so that it is not taken in twice and goes on where it broke off.
create table register_import (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    kind               text not null,
    sha256             bytea not null,
    source             text not null,
    imported_by        text not null,
    started_at         timestamptz not null,
    finished_at        timestamptz,
    lines              bigint not null default 0,        -- read so far
    added              bigint not null default 0,
    changed            bigint not null default 0,
    unchanged          bigint not null default 0,
    rejected           bigint not null default 0,
    faults             bigint not null default 0,
    primary key (id, owner_jurisdiction)
);
create unique index register_import_file on register_import (owner_jurisdiction, kind, sha256);
create index register_import_recent on register_import (owner_jurisdiction, started_at desc);

-- What was wrong with which line; names places and rules, never a value.
create table register_import_fault (
    owner_jurisdiction jurisdiction not null,
    import             uuid not null,
    line               bigint not null,
    column_name        text not null,
    code               text not null,
    cause_zh           text not null,
    cause_en           text not null,
    remedy_zh          text not null,
    remedy_en          text not null,
    primary key (owner_jurisdiction, import, line, column_name, code)
);

do $$
declare t text;
begin
    foreach t in array array['register_place', 'register_subject', 'register_record', 'register_import',
                             'register_import_fault'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
    foreach t in array array['register_import', 'register_import_fault'] loop
        execute format('create policy %I on %I using (current_role_name() is distinct from ''RESIDENT'')
                        with check (current_role_name() is distinct from ''RESIDENT'')', t || '_staff', t);
    end loop;
end $$;
create policy register_place_any on register_place using (true) with check (true);

-- Behind the wall of the side: the bodies in charge of the place where the file is kept, supervision and the node itself;
-- a resident his own person. Institutions and their beds are known to every official of the side.
create policy register_subject_in_charge on register_subject using (
        current_role_name() in ('SUPERVISOR', 'SYSTEM')
     or (current_role_name() is distinct from 'RESIDENT'
         and (kind = 'INSTITUTION' or place in (select p.place from register_place p where p.seat = current_register_seat())))
     or (current_role_name() = 'RESIDENT' and kind = 'PERSON'
         and id_index = (select a.id_index from account a where a.id::text = current_actor())))
    with check (current_role_name() is distinct from 'RESIDENT');
-- One look by the key, however many subjects there are; as whoever asks, behind his own policies.
create function sees_register_subject(p_subject uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from public.register_subject s where s.id = p_subject);
end $$;
create policy register_record_of_subject on register_record using (
        current_role_name() in ('SUPERVISOR', 'SYSTEM')
     or sees_register_subject(subject))
    with check (current_role_name() is distinct from 'RESIDENT');

grant select, insert, delete on register_place to tongban_app;
grant select (id, owner_jurisdiction, kind, place, id_index, created_at), insert on register_subject to tongban_app;
grant update (place) on register_subject to tongban_app;                -- where the file is kept now; its past is recorded
grant select, insert on register_record to tongban_app;
grant select, insert on register_import to tongban_app;
grant update (finished_at, lines, added, changed, unchanged, rejected, faults) on register_import to tongban_app;
grant select, insert on register_import_fault to tongban_app;

-- Hands out the keys of the subjects that the actor may see, and journals it in the same transaction.
create function open_register_keys(p_subjects uuid[], p_purpose text, p_fields text[])
    returns table (subject uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
begin
    return query select h.subject, h.wrapped_key
                   from hand_out_keys((select array_agg(s.id) from register_subject s where s.id = any (p_subjects)),
                                      p_purpose, p_fields) h;
end $$;

-- The numbers of subjects in full, journaled as every look at one.
create function open_register_numbers(p_subjects uuid[], p_purpose text)
    returns table (subject uuid, id_cipher bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[];
begin
    if p_purpose is null or p_purpose = '' then
        raise exception 'TB-WALL-2 a key is opened for a purpose' using errcode = 'insufficient_privilege';
    end if;
    select array_agg(s.id) into v_seen from register_subject s where s.id = any (p_subjects);
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, array['idNumber']);
    return query select s.id, s.id_cipher from register_subject s where s.id = any (v_seen);
end $$;
