-- Questions to the other side whether a person receives a benefit: about one scheme, one period, for one purpose, answered yes
-- or no. Each side keeps that it was asked, never a record of the other's. The number itself is not kept, only its keyed index.
create table benefit_inquiry (
    id                 uuid not null,                             -- the same on both sides
    owner_jurisdiction jurisdiction not null,
    asked_here         boolean not null,
    case_id            uuid,                                      -- for which it was asked; on the side that asked
    beneficiary_index  bytea not null,
    scheme             text not null,
    from_month         date not null,
    until_month        date not null,
    purpose            text not null check (length(purpose) between 1 and 500),
    asking_zh          text not null check (length(asking_zh) <= 200),
    asking_en          text not null check (length(asking_en) <= 200),
    asked_by           uuid,                                      -- account, on the side that asked
    asked_at           timestamptz not null,
    receives           boolean,                                   -- null until answered
    answered_on        date,
    primary key (id, owner_jurisdiction),
    check (asked_here = (case_id is not null) and asked_here = (asked_by is not null)),
    check ((receives is null) = (answered_on is null)),
    check (until_month >= from_month)
);
create index benefit_inquiry_case on benefit_inquiry (owner_jurisdiction, case_id, asked_at desc);
create index benefit_inquiry_recent on benefit_inquiry (owner_jurisdiction, asked_at desc);

alter table benefit_inquiry enable row level security;
alter table benefit_inquiry force row level security;
create policy benefit_inquiry_side on benefit_inquiry as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy benefit_inquiry_staff on benefit_inquiry using (current_role_name() is distinct from 'RESIDENT')
    with check (current_role_name() is distinct from 'RESIDENT');
grant select, insert on benefit_inquiry to tongban_app;
grant update (receives, answered_on) on benefit_inquiry to tongban_app;

-- As before, and the key under which a question and its answer wait to leave.
create or replace function open_case_keys(p_cases uuid[], p_purpose text, p_fields text[])
    returns table (case_id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[];
begin
    if p_purpose is null or p_purpose = '' then
        raise exception 'TB-WALL-2 a key is opened for a purpose' using errcode = 'insufficient_privilege';
    end if;
    -- "offset 0": one look by the key each
    select array_agg(c) into v_seen from unnest(p_cases) c
     where sees_case(c) or sees_draft(c)
        or exists (select 1 from counter_visit v where v.id = c offset 0)
        or exists (select 1 from benefit_inquiry q where q.id = c offset 0)
        or (current_role_name() = 'SYSTEM'
            and (exists (select 1 from short_message m where m.case_id = c and m.state = 'WAITING' offset 0)
                 or exists (select 1 from authorisation a where a.case_id = c and a.state in ('OPEN', 'AGREED') offset 0)));
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, p_fields);
    return query select k.case_id, k.wrapped_key from case_key k where k.case_id = any (v_seen);
end $$;
