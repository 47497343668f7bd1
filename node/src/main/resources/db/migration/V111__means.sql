-- The economic check of a household (家庭经济状况核对): for one matter, an open case or a benefit that is received. Who is neither
-- applicant, nor member of his household, nor recipient, cannot be checked, and nobody is asked about without an authorisation
-- that holds: both stand here, whatever an application says. What a source answered is recorded in the register, with its
-- source; here stands only which records an answer made, so that nothing is kept twice.

create table means_check (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    number             text not null,                             -- the number of the case, and -H1
    case_id            uuid,                                      -- of an application
    entitlement        uuid,                                      -- of a re-check
    household          uuid,                                      -- in the register; null: somebody who has no household there
    ground             text not null check (ground in ('APPLICATION', 'RECHECK')),
    scheme             text not null,                             -- the service, or the scheme of the ledger: what it is for
    organ              text not null,                             -- began it
    other_organ        text not null,                             -- handles the matter with it
    begun_by           uuid not null,
    begun_at           timestamptz not null,
    begun_on           date not null,
    report             int not null default 0 check (report >= 0),         -- the newest; 0: none yet
    contradictions     int not null default 0 check (contradictions >= 0), -- in the newest
    called_off         boolean not null default false,
    version            int not null default 1,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, number),
    check ((case_id is null) <> (entitlement is null) and (ground = 'APPLICATION') = (case_id is not null))
);
create unique index means_check_of_case on means_check (owner_jurisdiction, case_id) where case_id is not null and not called_off;
create index means_check_of_entitlement on means_check (owner_jurisdiction, entitlement) where entitlement is not null;
create index means_check_recent on means_check (owner_jurisdiction, begun_at desc, id);

create table means_person (
    owner_jurisdiction jurisdiction not null,
    check_id           uuid not null,
    person             int not null check (person between 1 and 60),
    subject            uuid not null,                             -- in the register
    id_index           bytea not null,
    adult_on           date not null,                             -- the eighteenth birthday: from then on he signs himself
    declared_through   bigint not null,                           -- what the register held when the check began
    primary key (owner_jurisdiction, check_id, person),
    unique (owner_jurisdiction, check_id, subject)
);
create index means_person_index on means_person (owner_jurisdiction, id_index);

-- Signed papers, and what was handed in with an objection; under the key of the check.
create table means_paper (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    check_id           uuid not null,
    person             int not null,
    media_type         text not null,
    bytes              int not null check (bytes > 0),
    content_cipher     bytea not null,
    handed_in_at       timestamptz not null,
    primary key (id, owner_jurisdiction)
);

create table means_authorisation (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    check_id           uuid not null,
    person             int not null,
    way                text not null check (way in ('SIGNED', 'FINGERPRINT', 'SIGNED_IN', 'PHONE')),
    guardian           boolean not null,                          -- signed for somebody under eighteen
    given_on           date not null,
    holds_until        date not null,                             -- the last day
    phone              uuid,                                      -- what he agreed to on his phone
    paper              uuid,
    content_cipher     bytea not null,                            -- who signed, and how he was known
    recorded_by        uuid not null,
    recorded_at        timestamptz not null,
    withdrawn_at       timestamptz,
    withdrawn_on       date,
    primary key (id, owner_jurisdiction),
    check (holds_until between given_on and given_on + 365),
    check ((way = 'PHONE') = (phone is not null)),
    check ((way in ('SIGNED', 'FINGERPRINT')) = (paper is not null)),
    check ((withdrawn_at is null) = (withdrawn_on is null))
);
create index means_authorisation_person on means_authorisation (owner_jurisdiction, check_id, person, recorded_at);

-- One question to one source about one person. Sent again under the same id, so that a source can tell.
create table means_query (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    check_id           uuid not null,
    person             int not null,
    source             text not null,
    round              int not null check (round >= 1),
    objection          uuid,                                      -- asked again because of it
    authorisation      uuid not null,
    state              text not null check (state in ('WAITING', 'SENT', 'ANSWERED', 'REFUSED', 'GIVEN_UP', 'EXPIRED', 'CALLED_OFF')),
    asked_on           date not null,                             -- the day on which it was asked last: the authorisation has to hold
    asked_by           uuid not null,
    asked_at           timestamptz not null,
    attempts           int not null default 0,
    next_attempt_at    timestamptz not null,
    sent_at            timestamptz,
    expires_at         timestamptz not null,                      -- waited for until then
    reference          text,                                      -- the source's
    fault              text,                                      -- code of what went wrong last
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, check_id, person, source, round)
);
create index means_query_open on means_query (owner_jurisdiction, next_attempt_at) where state in ('WAITING', 'SENT');
create index means_query_listened on means_query (owner_jurisdiction, expires_at) where reference is not null;

-- What came, each delivery once. AGAIN: the same as before; CHANGED: another answer than before; LATE: after it was no longer
-- waited for; UNUSED: after the authorisation had ended, so that nothing of it was taken over.
create table means_answer (
    seq                bigint generated always as identity,
    owner_jurisdiction jurisdiction not null,
    query              uuid not null,
    check_id           uuid not null,
    person             int not null,
    delivery           text not null check (length(delivery) between 1 and 200),
    arrived_at         timestamptz not null,
    known_on           date not null,                             -- of which day it is
    standing           text not null check (standing in ('FIRST', 'AGAIN', 'CHANGED', 'LATE', 'UNUSED')),
    simulated          boolean not null,
    content            bytea not null,                            -- keyed hash: the same again is known
    records            bigint[] not null,                         -- what it made in the register
    primary key (owner_jurisdiction, query, delivery),
    unique (seq)
);
create index means_answer_check on means_answer (owner_jurisdiction, check_id, seq);

create table means_report (
    owner_jurisdiction jurisdiction not null,
    check_id           uuid not null,
    version            int not null check (version >= 1),
    made_at            timestamptz not null,
    made_on            date not null,
    cause              text not null check (cause in ('ANSWERED', 'AS_IT_STANDS', 'LATER_ANSWER', 'OBJECTION')),
    made_by            uuid not null,
    answers_through    bigint not null,                           -- which answers it shows
    contradictions     int not null,
    primary key (owner_jurisdiction, check_id, version)
);

create table means_objection (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    check_id           uuid not null,
    person             int not null,
    item               text not null,
    report             int not null,                              -- against which version
    state              text not null check (state in ('OPEN', 'UPHELD', 'PARTLY', 'REJECTED')),
    disputed           boolean not null default false,            -- marked so in the register
    records            bigint[] not null default '{}',            -- what the disposition made in the register
    raised_by          uuid not null,
    raised_at          timestamptz not null,
    paper              uuid,
    content_cipher     bytea not null,                            -- what is said, and why it was settled so
    settled_by         uuid,
    settled_at         timestamptz,
    primary key (id, owner_jurisdiction),
    check ((state = 'OPEN') = (settled_at is null) and (settled_at is null) = (settled_by is null))
);
create unique index means_objection_open on means_objection (owner_jurisdiction, check_id, person, item) where state = 'OPEN';

create trigger means_person_stays before update or delete or truncate on means_person
    for each statement execute function refuse_rewrite();
create trigger means_paper_stays before update or delete or truncate on means_paper
    for each statement execute function refuse_rewrite();
create trigger means_answer_append_only before update or delete or truncate on means_answer
    for each statement execute function refuse_rewrite();
create trigger means_report_append_only before update or delete or truncate on means_report
    for each statement execute function refuse_rewrite();

-- ---------------------------------------------------------------- who may be checked

-- Whether somebody belonged to a household of the register on a day: the last that was recorded of it.
create function belongs_to_household(p_household uuid, p_subject uuid, p_on date) returns boolean language plpgsql stable as $$
begin
    return coalesce((select not r.withdrawn from public.register_record r
                      where r.linked = p_household and r.subject = p_subject and r.kind = 'MEMBERSHIP'
                        and (r.valid_from is null or r.valid_from <= p_on) and (r.valid_until is null or r.valid_until > p_on)
                      order by r.recorded_at desc, r.seq desc limit 1), false);
end $$;

-- Applicants and recipients, and who lives with them: nobody else (民发〔2021〕57号 Art. 9, 17).
create function means_concerns(p_check uuid, p_index bytea, p_subject uuid, p_on date) returns boolean
    language plpgsql stable as $$
declare c public.means_check; v_principals bytea[];
begin
    select * into c from public.means_check m where m.id = p_check;
    if not found or c.called_off
       or not exists (select 1 from public.register_subject r where r.id = p_subject and r.kind = 'PERSON' and r.id_index = p_index) then
        return false;
    end if;
    if c.case_id is not null then
        select array_agg(s.id_index) into v_principals
          from public.case_file f join public.case_subject s on s.case_id = f.id
         where f.id = c.case_id and f.part = 'COMPETENT' and s.part in ('APPLICANT', 'SUBJECT')
           and f.state in ('RECEIVED', 'SUBMITTED', 'AWAITING_SUPPLEMENT', 'ACCEPTED', 'UNDER_REVIEW', 'SUSPENDED');
    else
        select array_agg(e.beneficiary_index) into v_principals from public.entitlement e
         where e.id = c.entitlement
           and exists (select 1 from public.entitlement_span s
                        where s.entitlement = e.number and s.what = 'AWARDED'
                          and (s.until_month is null or s.until_month > p_on));
    end if;
    if v_principals is null then return false; end if;
    return p_index = any (v_principals)
        or (c.household is not null and belongs_to_household(c.household, p_subject, p_on)
            and exists (select 1 from public.register_subject r
                         where r.kind = 'PERSON' and r.id_index = any (v_principals)
                           and belongs_to_household(c.household, r.id, p_on)));
end $$;

create function means_person_stands() returns trigger language plpgsql as $$
declare v_on date;
begin
    select begun_on into v_on from means_check where id = new.check_id;
    if not coalesce(means_concerns(new.check_id, new.id_index, new.subject, v_on), false) then
        raise exception 'ECON-901 only applicants, recipients and members of their households are checked'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger means_person_stands before insert on means_person for each row execute function means_person_stands();

-- A question goes out only about somebody who may be checked, on the strength of an authorisation of his, for this very check,
-- that holds on the day; asked again by the same rule. Null: it may; else the code of why not.
create function means_hindered(p_check uuid, p_person int, p_authorisation uuid, p_on date) returns text
    language plpgsql stable as $$
declare p public.means_person; a public.means_authorisation;
begin
    select * into p from public.means_person x where x.check_id = p_check and x.person = p_person;
    if not found or not coalesce(means_concerns(p_check, p.id_index, p.subject, p_on), false) then return 'ECON-901'; end if;
    select * into a from public.means_authorisation x
     where x.id = p_authorisation and x.check_id = p_check and x.person = p_person and x.withdrawn_at is null
       and p_on between x.given_on and x.holds_until and x.guardian = (p_on < p.adult_on);
    if not found then return 'ECON-902'; end if;
    if a.phone is not null and not exists (
            select 1 from public.authorisation o join public.means_check c on c.id = p_check
                     join public.case_file f on f.id = c.case_id
             where o.id = a.phone and o.state = 'AGREED' and o.what = 'DATA_CHECK' and p_on <= o.holds_until
               and (f.consent_withdrawn_at is null or f.consent_withdrawn_at < a.recorded_at)) then
        return 'ECON-902';
    end if;
    return null;
end $$;

create function means_query_allowed() returns trigger language plpgsql as $$
declare v_why text;
begin
    v_why := means_hindered(new.check_id, new.person, new.authorisation, new.asked_on);
    if v_why is not null then
        raise exception '% a source is asked only about applicants, recipients and their households, on an authorisation that holds',
            v_why using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger means_query_allowed before insert on means_query for each row execute function means_query_allowed();
create trigger means_query_sent before update on means_query for each row
    when (new.state in ('WAITING', 'SENT') and (new.state <> old.state or new.attempts <> old.attempts))
    execute function means_query_allowed();

-- ---------------------------------------------------------------- who sees what

-- The bodies that handle the matter, supervision and the node; a resident what concerns himself.
create function own_id_index() returns bytea language sql stable
    return (select a.id_index from account a where a.id::text = current_actor());
create function sees_means_check(p_check uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select 1 from public.means_check c where c.id = p_check);
end $$;
create function sees_means_person(p_check uuid, p_person int) returns boolean language plpgsql stable as $$
begin
    return exists (select 1 from public.means_person p where p.check_id = p_check and p.person = p_person);
end $$;

do $$
declare t text;
begin
    foreach t in array array['means_check', 'means_person', 'means_paper', 'means_authorisation', 'means_query', 'means_answer',
                             'means_report', 'means_objection'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
    -- what he hands in, signs and objects to is his own to write; what is asked and answered is not
    foreach t in array array['means_paper', 'means_authorisation', 'means_objection'] loop
        execute format('create policy %I on %I using (sees_means_person(check_id, person))
                        with check (sees_means_person(check_id, person))', t || '_own', t);
    end loop;
    foreach t in array array['means_query', 'means_answer'] loop
        execute format('create policy %I on %I using (sees_means_person(check_id, person))
                        with check (current_role_name() is distinct from ''RESIDENT'')', t || '_own', t);
    end loop;
end $$;
create policy means_person_own on means_person using (
        case current_role_name() when 'RESIDENT' then id_index = own_id_index() else sees_means_check(check_id) end)
    with check (current_role_name() is distinct from 'RESIDENT');
create policy means_report_of_check on means_report using (sees_means_check(check_id))
    with check (current_role_name() is distinct from 'RESIDENT');
create policy means_check_seen on means_check using (
        case current_role_name()
            when 'RESIDENT' then exists (select 1 from means_person p where p.check_id = id)
            when 'SUPERVISOR' then true
            when 'SYSTEM' then true
            else coalesce(current_setting('tongban.organ', true), '') in (organ, other_organ) end)
    with check (current_role_name() is distinct from 'RESIDENT');

grant select, insert on means_check, means_person, means_paper, means_authorisation, means_query, means_answer, means_report,
    means_objection to tongban_app;
grant update (report, contradictions, called_off, version) on means_check to tongban_app;
grant update (withdrawn_at, withdrawn_on) on means_authorisation to tongban_app;
grant update (state, asked_on, attempts, next_attempt_at, sent_at, reference, fault) on means_query to tongban_app;
grant update (state, disputed, records, content_cipher, settled_by, settled_at) on means_objection to tongban_app;

-- The keys of checks, handed out as those of cases are: with the journal row, or not at all.
create function open_means_keys(p_ids uuid[], p_purpose text, p_fields text[]) returns table (id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
begin
    return query select h.subject, h.wrapped_key
                   from hand_out_keys((select array_agg(c.id) from means_check c where c.id = any (p_ids)), p_purpose, p_fields) h;
end $$;

-- Where the person of a case is erased, so are the checks that were made for it: what was signed and said ends with their keys.
create function end_checks_of_case() returns trigger language plpgsql security definer set search_path = public as $$
begin
    perform destroy_case_key(c.id, 'RETENTION') from means_check c where c.case_id = new.id;
    return null;
end $$;
create trigger case_erased_with_its_checks after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function end_checks_of_case();
