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
create function sees_matter_of(p_id uuid) returns boolean language plpgsql stable as $$
begin
    return sees_content_of(p_id) or exists (select 1 from public.benefit_inquiry q where q.id = p_id offset 0);
end $$;
create or replace function open_case_keys(p_cases uuid[], p_purpose text, p_fields text[])
    returns table (case_id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
begin
    return query select h.subject, h.wrapped_key
                   from hand_out_keys((select array_agg(c) from unnest(p_cases) c where sees_matter_of(c)), p_purpose, p_fields) h;
end $$;
