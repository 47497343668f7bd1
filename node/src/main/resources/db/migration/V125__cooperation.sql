-- What the two sides keep together: meetings, tasks of meetings, entries of the lists, agreements on sharing and the statements under
-- them. Each side has its own row and its own steps; the same step reaches the other side as a letter. Nothing of it speaks of a person.

create table cooperation_record (
    number             bigint generated always as identity,
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    home               jurisdiction not null,                     -- the side that leads it and may change it
    kind               text not null check (kind in ('MEETING', 'TASK', 'ENTRY', 'AGREEMENT', 'STATEMENT')),
    category           text not null,                             -- layer of a meeting, list of an entry; else empty
    name_zh            text not null check (length(name_zh) between 1 and 200),
    name_en            text not null check (length(name_en) <= 200),
    year               int not null,
    parent             uuid,                                      -- meeting of a task, agreement of a statement
    from_day           date,
    until_day          date,                                      -- last day in time
    reported           boolean not null,                          -- both sides say that it is done
    done_on            date,
    dropped            boolean not null,
    tags               text[] not null,
    body               jsonb not null,
    version            int not null check (version > 0),
    primary key (id, owner_jurisdiction),
    unique (number),
    check (kind not in ('TASK', 'STATEMENT') or parent is not null),
    check (not dropped or done_on is not null)
);
create index cooperation_record_kind on cooperation_record (owner_jurisdiction, kind, category, number desc);
create index cooperation_record_parent on cooperation_record (owner_jurisdiction, parent, kind) where parent is not null;
create index cooperation_record_due on cooperation_record (owner_jurisdiction, kind, until_day) where done_on is null;

create table cooperation_step (
    owner_jurisdiction jurisdiction not null,
    record             uuid not null,
    seq                int not null check (seq > 0),
    side               jurisdiction not null,                     -- whose step it was
    act                text not null,
    content            jsonb not null,
    organ_zh           text not null,
    organ_en           text not null,
    on_day             date not null,
    actor              text not null,                             -- login; empty for a step of the other side
    at                 timestamptz not null,
    primary key (record, owner_jurisdiction, seq),
    check ((actor = '') = (side <> owner_jurisdiction))
);
create trigger cooperation_step_append_only before update or delete or truncate on cooperation_step
    for each statement execute function refuse_rewrite();

do $$
declare t text;
begin
    foreach t in array array['cooperation_record', 'cooperation_step'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive
                            using (owner_jurisdiction = (select current_jurisdiction()))
                            with check (owner_jurisdiction = (select current_jurisdiction()))', t || '_side', t);
        execute format('create policy %I on %I using ((select current_role_name()) is distinct from ''RESIDENT'')
                            with check ((select current_role_name()) is distinct from ''RESIDENT'')', t || '_staff', t);
    end loop;
end $$;

grant select, insert on cooperation_record, cooperation_step to tongban_app;
grant update (category, name_zh, name_en, year, parent, from_day, until_day, reported, done_on, dropped, tags, body, version)
    on cooperation_record to tongban_app;
