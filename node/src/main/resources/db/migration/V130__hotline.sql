-- Tickets of the 12345 hotline. Who calls, what he says and what is answered are sealed under a key of the ticket; in clear stands what
-- lists, limits and counts need. What happened is kept step by step and never rewritten. What is counted is kept up by differences.

create sequence hotline_number;
grant usage on sequence hotline_number to tongban_app;

create table hotline_ticket (
    seq                bigint generated always as identity,
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    code               text not null check (code ~ '^5[01][0-9]{8}-[0-9]{6,12}$'),
    state              text not null check (state in ('CREATED', 'CLASSIFIED', 'DISPATCHED', 'RETURNED', 'DISPUTED', 'HANDLED',
                           'ANSWERED', 'REVIEWED', 'SATISFIED', 'NOT_SATISFIED', 'FILED', 'ANSWERED_DIRECTLY', 'NOT_ACCEPTED',
                           'JOINED', 'DIVIDED', 'ACROSS')),
    version            int not null default 1,
    channel            text not null check (channel in ('PHONE', 'WEB', 'COUNTER', 'OTHER_SIDE', 'PART')),
    taken_on           date not null,
    taken_at           timestamptz not null,
    taken_by           text not null,                             -- the body that took it: first responsible; empty for the web
    account_id         uuid,                                      -- the resident's account on this side, if there is one
    secret_hash        bytea,                                     -- of what the caller follows it with
    caller_index       bytea,                                     -- keyed index of his telephone number
    enterprise         boolean not null default false,
    confidential       boolean not null default false,            -- the handling body does not see who calls
    kind               text check (kind in ('CONSULT', 'HELP', 'ADVICE', 'COMPLAINT', 'REPORT')),
    topic              text,
    place              text not null,                             -- division code
    main_organ         text,
    dispatches         smallint not null default 0,
    returns            smallint not null default 0,
    arbitrated         boolean not null default false,
    sign_until         date,
    signed_on          date,
    clock_from         date,
    limit_days         smallint,
    extension_days     smallint not null default 0,
    extension_asked    smallint,                                  -- days that were asked for and not decided on
    due_on             date,
    answered_on        date,
    reviewed_on        date,
    closed_on          date,
    call_backs         smallint not null default 0,
    satisfied          boolean,
    solved             boolean,
    reopened           smallint not null default 0,
    supervised         boolean not null default false,
    urges              smallint not null default 0,
    refusal            text,
    entry              uuid,                                      -- of the knowledge base, that answered it
    main_ticket        uuid,                                      -- that it is joined to
    whole_ticket       uuid,                                      -- that it is a part of
    crossing           text not null default 'NONE' check (crossing in ('NONE', 'OUT', 'IN')),
    other_code         text,                                      -- its number on the other side
    erased_at          timestamptz,                               -- its key was destroyed
    caller_cipher      bytea not null,
    content_cipher     bytea not null,
    answer_cipher      bytea,
    primary key (id, owner_jurisdiction),
    unique (owner_jurisdiction, code),
    unique (seq),
    check ((clock_from is null) = (limit_days is null) and (clock_from is null) = (due_on is null)),
    check (state not in ('DISPATCHED', 'HANDLED') or main_organ is not null),
    check ((state in ('FILED', 'ANSWERED_DIRECTLY', 'NOT_ACCEPTED')) = (closed_on is not null)),
    check (state <> 'JOINED' or main_ticket is not null)
);
create index hotline_recent on hotline_ticket (owner_jurisdiction, seq desc);
create index hotline_due on hotline_ticket (owner_jurisdiction, state, due_on, seq);
create index hotline_body on hotline_ticket (owner_jurisdiction, main_organ, state, due_on, seq);
create index hotline_body_recent on hotline_ticket (owner_jurisdiction, main_organ, seq desc);
create index hotline_kind on hotline_ticket (owner_jurisdiction, kind, seq desc);
create index hotline_state on hotline_ticket (owner_jurisdiction, state, seq desc);
create index hotline_by_due on hotline_ticket (owner_jurisdiction, due_on, seq);
create index hotline_open on hotline_ticket (owner_jurisdiction, due_on, seq) where closed_on is null;
create index hotline_supervised on hotline_ticket (owner_jurisdiction, due_on, seq) where supervised and closed_on is null;
create index hotline_enterprise on hotline_ticket (owner_jurisdiction, due_on, seq) where enterprise and closed_on is null;
create index hotline_body_due on hotline_ticket (owner_jurisdiction, main_organ, due_on, seq);
create index hotline_kind_due on hotline_ticket (owner_jurisdiction, kind, due_on, seq);
create index hotline_taker on hotline_ticket (owner_jurisdiction, taken_by, seq desc);
create index hotline_unsigned on hotline_ticket (owner_jurisdiction, sign_until) where state = 'DISPATCHED';
create index hotline_extension on hotline_ticket (owner_jurisdiction, seq) where extension_asked is not null;
create index hotline_topic on hotline_ticket (owner_jurisdiction, topic, place, seq desc);
create index hotline_caller on hotline_ticket (owner_jurisdiction, caller_index, seq desc) where caller_index is not null;
create index hotline_account on hotline_ticket (owner_jurisdiction, account_id, seq desc) where account_id is not null;
create index hotline_main on hotline_ticket (owner_jurisdiction, main_ticket) where main_ticket is not null;
create index hotline_whole on hotline_ticket (owner_jurisdiction, whole_ticket) where whole_ticket is not null;
create index hotline_ended on hotline_ticket (owner_jurisdiction, closed_on) where closed_on is not null and erased_at is null;

create table hotline_step (
    owner_jurisdiction jurisdiction not null,
    ticket             uuid not null,
    seq                int not null check (seq > 0),
    act                text not null,
    at                 timestamptz not null,
    actor              uuid not null,
    role               text not null,
    organ              text not null,
    said_cipher        bytea not null,
    primary key (ticket, owner_jurisdiction, seq)
);
create trigger hotline_step_append_only before update or delete or truncate on hotline_step
    for each statement execute function refuse_rewrite();

-- What a ticket became besides: a draft, which is a case of the same id once it is sent, or a lead.
create table hotline_link (
    owner_jurisdiction jurisdiction not null,
    ticket             uuid not null,
    what               text not null check (what in ('CASE', 'LEAD')),
    target             uuid not null,
    label              text not null check (length(label) <= 100),
    linked_on          date not null,
    primary key (owner_jurisdiction, ticket, what, target)
);
create index hotline_link_target on hotline_link (owner_jurisdiction, target);

-- A lead: somebody may need help and has not asked (主动发现). It is worked off by the body whose list it stands on.
create table hotline_lead (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    ticket             uuid not null,
    code               text not null,
    organ              text not null,
    raised_on          date not null,
    state              text not null check (state in ('OPEN', 'FOLLOWED', 'NOTHING')),
    done_on            date,
    said_cipher        bytea not null,                            -- under the key of the ticket
    done_cipher        bytea,
    primary key (id, owner_jurisdiction),
    check ((state = 'OPEN') = (done_on is null) and (done_on is null) = (done_cipher is null))
);
create index hotline_lead_organ on hotline_lead (owner_jurisdiction, organ, state, raised_on, id);

-- The knowledge base. Its questions and answers are public; a side keeps its own.
create table hotline_entry (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    version            int not null default 1,
    question_zh        text not null check (length(question_zh) between 1 and 200),
    question_en        text not null check (length(question_en) between 1 and 400),
    answer_zh          text not null check (length(answer_zh) between 1 and 4000),
    answer_en          text not null check (length(answer_en) between 1 and 8000),
    source             text not null check (length(source) between 1 and 300),
    service_id         text,
    owner_organ        text not null,
    valid_from         date not null,
    valid_until        date,                                      -- the day after the last
    review_on          date not null,
    demonstration      boolean not null,
    uses               bigint not null default 0,                 -- direct answers given with it
    changed_by         text not null,
    changed_at         timestamptz not null,
    primary key (id, owner_jurisdiction),
    check (valid_until is null or valid_until > valid_from)
);
create index hotline_entry_review on hotline_entry (owner_jurisdiction, review_on, id);

-- What the search looks for: pairs of Chinese signs, and words. Behind a policy only "=" is looked up in an index, so an array would be
-- read in whole.
create table hotline_gram (
    owner_jurisdiction jurisdiction not null,
    gram               text not null check (length(gram) <= 40),
    entry              uuid not null,
    primary key (owner_jurisdiction, gram, entry)
);

-- Which bodies assist with which open ticket (协办).
create table hotline_assistant (
    owner_jurisdiction jurisdiction not null,
    organ              text not null,
    ticket             uuid not null,
    primary key (owner_jurisdiction, organ, ticket)
);
create index hotline_assistant_ticket on hotline_assistant (owner_jurisdiction, ticket);

-- What came of tickets, by month in which they were taken, kind and body; kept up by differences in the transaction of each change.
create table hotline_count (
    owner_jurisdiction jurisdiction not null,
    month              date not null,
    kind               text not null,                             -- empty before it is classified
    organ              text not null,                             -- the main body; empty without one
    taken              bigint not null default 0,
    direct             bigint not null default 0,
    refused            bigint not null default 0,
    dispatched         bigint not null default 0,
    returned           bigint not null default 0,
    signed             bigint not null default 0,
    signed_in_time     bigint not null default 0,
    answered           bigint not null default 0,
    answered_in_time   bigint not null default 0,
    reviewed           bigint not null default 0,
    called_back        bigint not null default 0,
    rated              bigint not null default 0,
    satisfied          bigint not null default 0,
    solved             bigint not null default 0,
    reopened           bigint not null default 0,
    primary key (owner_jurisdiction, month, kind, organ)
);

-- One ticket's part in the counts: what a row of it adds.
create function hotline_adds(t hotline_ticket) returns bigint[] language sql immutable parallel safe
    return array[1,
                 (t.state = 'ANSWERED_DIRECTLY')::int,
                 (t.state = 'NOT_ACCEPTED')::int,
                 t.dispatches,
                 t.returns,
                 (t.signed_on is not null)::int,
                 (t.signed_on is not null and t.signed_on <= t.sign_until)::int,
                 (t.answered_on is not null)::int,
                 (t.answered_on is not null and t.answered_on <= t.due_on)::int,
                 (t.reviewed_on is not null and t.whole_ticket is null and t.crossing <> 'IN')::int,
                 (t.call_backs > 0)::int,
                 (t.satisfied is not null)::int,
                 coalesce(t.satisfied, false)::int,
                 coalesce(t.solved, false)::int,
                 (t.reopened > 0)::int]::bigint[];

create function hotline_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into hotline_count as c
        select owner_jurisdiction, month, kind, organ, sum(a[1]), sum(a[2]), sum(a[3]), sum(a[4]), sum(a[5]), sum(a[6]), sum(a[7]),
               sum(a[8]), sum(a[9]), sum(a[10]), sum(a[11]), sum(a[12]), sum(a[13]), sum(a[14]), sum(a[15])
          from (select t.owner_jurisdiction, date_trunc('month', t.taken_on)::date as month, coalesce(t.kind, '') as kind,
                       coalesce(t.main_organ, '') as organ, hotline_adds(t) as a
                  from after_rows t) x
         group by owner_jurisdiction, month, kind, organ order by owner_jurisdiction, month, kind, organ
        on conflict (owner_jurisdiction, month, kind, organ) do update set
            taken = c.taken + excluded.taken, direct = c.direct + excluded.direct, refused = c.refused + excluded.refused,
            dispatched = c.dispatched + excluded.dispatched, returned = c.returned + excluded.returned,
            signed = c.signed + excluded.signed, signed_in_time = c.signed_in_time + excluded.signed_in_time,
            answered = c.answered + excluded.answered, answered_in_time = c.answered_in_time + excluded.answered_in_time,
            reviewed = c.reviewed + excluded.reviewed, called_back = c.called_back + excluded.called_back,
            rated = c.rated + excluded.rated, satisfied = c.satisfied + excluded.satisfied, solved = c.solved + excluded.solved,
            reopened = c.reopened + excluded.reopened;
        return null;
    end if;
    insert into hotline_count as c
    select owner_jurisdiction, month, kind, organ, sum(a[1] * s), sum(a[2] * s), sum(a[3] * s), sum(a[4] * s), sum(a[5] * s),
           sum(a[6] * s), sum(a[7] * s), sum(a[8] * s), sum(a[9] * s), sum(a[10] * s), sum(a[11] * s), sum(a[12] * s),
           sum(a[13] * s), sum(a[14] * s), sum(a[15] * s)
      from (select t.owner_jurisdiction, date_trunc('month', t.taken_on)::date as month, coalesce(t.kind, '') as kind,
                   coalesce(t.main_organ, '') as organ, hotline_adds(t) as a, 1 as s
              from after_rows t
            union all
            select t.owner_jurisdiction, date_trunc('month', t.taken_on)::date, coalesce(t.kind, ''), coalesce(t.main_organ, ''),
                   hotline_adds(t), -1
              from before_rows t) x
     group by owner_jurisdiction, month, kind, organ order by owner_jurisdiction, month, kind, organ
    on conflict (owner_jurisdiction, month, kind, organ) do update set
        taken = c.taken + excluded.taken, direct = c.direct + excluded.direct, refused = c.refused + excluded.refused,
        dispatched = c.dispatched + excluded.dispatched, returned = c.returned + excluded.returned,
        signed = c.signed + excluded.signed, signed_in_time = c.signed_in_time + excluded.signed_in_time,
        answered = c.answered + excluded.answered, answered_in_time = c.answered_in_time + excluded.answered_in_time,
        reviewed = c.reviewed + excluded.reviewed, called_back = c.called_back + excluded.called_back,
        rated = c.rated + excluded.rated, satisfied = c.satisfied + excluded.satisfied, solved = c.solved + excluded.solved,
        reopened = c.reopened + excluded.reopened;
    return null;
end $$;
create trigger hotline_counted_in after insert on hotline_ticket
    referencing new table as after_rows for each statement execute function hotline_counted();
create trigger hotline_counted_anew after update on hotline_ticket
    referencing old table as before_rows new table as after_rows for each statement execute function hotline_counted();

-- A step, a link and a lead are seen by whoever sees the ticket: looked up behind his own policies.
create function sees_ticket(p_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from public.hotline_ticket t where t.id = p_id);
end $$;

do $$
declare t text;
begin
    foreach t in array array['hotline_ticket', 'hotline_step', 'hotline_link', 'hotline_lead', 'hotline_entry', 'hotline_gram',
                              'hotline_assistant', 'hotline_count'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
    foreach t in array array['hotline_step', 'hotline_link'] loop
        execute format('create policy %I on %I using (current_role_name() is distinct from ''RESIDENT'' or sees_ticket(ticket))
                        with check (current_role_name() is distinct from ''RESIDENT'' or sees_ticket(ticket))', t || '_own', t);
    end loop;
    foreach t in array array['hotline_entry', 'hotline_gram', 'hotline_count'] loop
        execute format('create policy %I on %I using (true) with check (true)', t || '_all', t);
    end loop;
end $$;
create policy hotline_ticket_own on hotline_ticket using (may_see_case(owner_jurisdiction, account_id))
    with check (may_see_case(owner_jurisdiction, account_id));
create policy hotline_assistant_staff on hotline_assistant using (current_role_name() is distinct from 'RESIDENT')
    with check (current_role_name() is distinct from 'RESIDENT');
create policy hotline_lead_staff on hotline_lead using (current_role_name() is distinct from 'RESIDENT')
    with check (current_role_name() is distinct from 'RESIDENT');

grant select, insert on hotline_ticket, hotline_step, hotline_link, hotline_lead, hotline_entry, hotline_gram, hotline_assistant,
    hotline_count to tongban_app;
grant delete on hotline_gram, hotline_assistant to tongban_app;
grant update (state, version, kind, topic, place, main_organ, dispatches, returns, arbitrated, sign_until, signed_on,
              clock_from, limit_days, extension_days, extension_asked, due_on, answered_on, reviewed_on, closed_on, call_backs, satisfied, solved,
              reopened, supervised, urges, refusal, crossing, entry, main_ticket, other_code, answer_cipher,
              account_id, secret_hash, caller_index)
    on hotline_ticket to tongban_app;
grant update (state, done_on, done_cipher) on hotline_lead to tongban_app;
grant update on hotline_entry to tongban_app;
grant update (taken, direct, refused, dispatched, returned, signed, signed_in_time, answered, answered_in_time, reviewed, called_back,
              rated, satisfied, solved, reopened) on hotline_count to tongban_app;

-- The keys of tickets, handed out as those of cases are: with the journal row, or not at all.
create function open_ticket_keys(p_ids uuid[], p_purpose text, p_fields text[])
    returns table (id uuid, wrapped_key bytea)
    language plpgsql security definer set search_path = public as $$
begin
    return query select h.subject, h.wrapped_key
                   from hand_out_keys((select array_agg(t.id) from hotline_ticket t where t.id = any (p_ids)), p_purpose, p_fields) h;
end $$;

-- Records of tickets end by a destruction list as cases do.
alter table destruction_list drop constraint destruction_list_kind_check;
alter table destruction_list add constraint destruction_list_kind_check check (kind ~ '^[A-Z_]{1,40}$');
create function destroy_ticket(p_ticket uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from legal_hold h where h.subject = p_ticket and h.lifted_at is null) then return false; end if;
    if not exists (select 1 from hotline_ticket t where t.id = p_ticket) then return false; end if;
    if not destroy_case_key(p_ticket, p_purpose) then return false; end if;
    update hotline_ticket set account_id = null, secret_hash = null, caller_index = null, erased_at = clock_timestamp()
     where id = p_ticket;
    return true;
end $$;
