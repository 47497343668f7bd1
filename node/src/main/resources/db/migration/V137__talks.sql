-- Talks between enterprises and officials. They belong to the file of the enterprise: whoever sees that sees them, and what is said is
-- sealed with its key.
create table talk (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,                   -- the enterprise
    organ              text not null,                   -- at whose desk it is
    stage              text not null check (stage in ('ASKED', 'AGREED', 'FOLLOWED', 'DONE', 'DECLINED', 'WITHDRAWN')),
    version            int not null default 1,
    wish_from          date not null,
    wish_until         date not null,
    asked_by           uuid not null,
    asked_at           timestamptz not null,
    on_day             date,
    at_time            time,
    follow_up_until    date,
    ticket             text,                            -- number of the ticket that it became
    content_cipher     bytea not null,
    primary key (id, owner_jurisdiction),
    check (wish_until >= wish_from),
    check (stage not in ('AGREED', 'FOLLOWED') or (on_day is not null and at_time is not null)),
    check (stage <> 'FOLLOWED' or follow_up_until is not null)
);
create index talk_recent on talk (owner_jurisdiction, asked_at desc, id);
create index talk_desk on talk (owner_jurisdiction, organ, asked_at desc) where stage in ('ASKED', 'AGREED', 'FOLLOWED');
create index talk_subject on talk (owner_jurisdiction, subject, asked_at desc);

create table talk_step (
    owner_jurisdiction jurisdiction not null,
    talk               uuid not null,
    seq                int not null check (seq > 0),
    act                text not null,
    at                 timestamptz not null,
    actor              uuid not null,
    role               text not null,
    organ              text not null,                   -- empty for the enterprise
    said_cipher        bytea not null,
    primary key (talk, owner_jurisdiction, seq)
);
create trigger talk_step_append_only before update or delete or truncate on talk_step
    for each statement execute function refuse_rewrite();

create function sees_talk(p_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from public.talk t where t.id = p_id);
end $$;

do $$
declare t text;
begin
    foreach t in array array['talk', 'talk_step'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
end $$;
create policy talk_of_subject on talk using (current_role_name() in ('SUPERVISOR', 'SYSTEM') or sees_register_subject(subject))
    with check (current_role_name() is distinct from 'RESIDENT' or sees_register_subject(subject));
create policy talk_step_of_talk on talk_step using (current_role_name() in ('SUPERVISOR', 'SYSTEM') or sees_talk(talk))
    with check (current_role_name() is distinct from 'RESIDENT' or sees_talk(talk));
grant select, insert on talk, talk_step to tongban_app;
grant update (organ, stage, version, on_day, at_time, follow_up_until, ticket, content_cipher) on talk to tongban_app;
