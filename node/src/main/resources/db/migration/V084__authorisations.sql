-- Authorisations from the phone: somebody who is not there is asked, over a link and a code that go to his mobile, whether he
-- lets another apply for him or lets his data be checked. Link and code are kept as hashes; who is asked, and for what, is
-- sealed under the key of the case. An answer is given once.

create table authorisation (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    case_id            uuid not null,                   -- the draft, and the case that it becomes
    seq                int not null check (seq >= 1),
    what               text not null check (what in ('POWER_OF_ATTORNEY', 'DATA_CHECK')),
    state              text not null check (state in ('OPEN', 'AGREED', 'REFUSED', 'LOCKED', 'WITHDRAWN')),
    link_hash          bytea not null,
    code_hash          bytea not null,
    mobile_index       bytea not null,                  -- keyed: how often a number was written to, without the number
    text_version       text not null,                   -- of the words that he reads
    content_cipher     bytea not null,
    asked_by           uuid not null,
    asked_at           timestamptz not null,
    expires_at         timestamptz not null,            -- the link; no answer afterwards
    holds_until        date not null,                   -- last day of what he agrees to
    wrong              int not null default 0 check (wrong between 0 and 5),
    answered_at        timestamptz,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, case_id, seq),
    unique (owner_jurisdiction, link_hash),
    check (state not in ('AGREED', 'REFUSED') or answered_at is not null)
);
create index authorisation_mobile on authorisation (owner_jurisdiction, mobile_index, asked_at);

alter table authorisation enable row level security;
alter table authorisation force row level security;
create policy authorisation_side on authorisation as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
-- Of a draft: whoever typed it. Of a case: whoever sees the case. The node itself, for him who holds the link.
create policy authorisation_own on authorisation using (current_role_name() = 'SYSTEM'
        or exists (select 1 from case_file f where f.id = case_id and f.owner_jurisdiction = authorisation.owner_jurisdiction)
        or exists (select 1 from draft d where d.id = case_id and d.owner_jurisdiction = authorisation.owner_jurisdiction))
    with check (true);
grant select, insert on authorisation to tongban_app;
grant update (state, wrong, answered_at) on authorisation to tongban_app;

-- How often, and when last, a number was written to on this side, also for drafts that the asker may not see.
create policy authorisation_mobile on authorisation for select to tongban_owner
    using (current_setting('tongban.mobile', true) = encode(mobile_index, 'hex'));
create function asked_of_mobile(p_index bytea, p_since timestamptz) returns table (times bigint, last timestamptz)
    language plpgsql security definer set search_path = public as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(current_jurisdiction() || encode(p_index, 'hex'), 1));
    perform set_config('tongban.mobile', encode(p_index, 'hex'), true);
    return query select count(*), max(a.asked_at) from authorisation a
                  where a.mobile_index = p_index and a.asked_at > p_since;
    perform set_config('tongban.mobile', '', true);
end $$;

-- As before, and the key of a draft to the node itself while somebody is asked about it.
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
                 or exists (select 1 from authorisation a where a.case_id = c and a.state = 'OPEN')));
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, p_fields);
    return query select k.case_id, k.wrapped_key from case_key k where k.case_id = any (v_seen);
end $$;
