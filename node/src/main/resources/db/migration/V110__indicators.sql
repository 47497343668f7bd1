-- Indicators: how a side revised their definitions, what it aims at, and what was reported to it. Nothing of it speaks of a person.
-- What is shipped stands in the folder "indicators" and is revision 0 of each definition.

-- Definitions as they were revised, and those that the side set up by itself.
create table indicator_revision (
    owner_jurisdiction jurisdiction not null,
    indicator          text not null check (indicator ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(indicator) <= 60),
    revision           int not null check (revision > 0),
    definition         jsonb not null,
    reason             text not null check (length(reason) between 1 and 500),
    recorded_by        text not null,                   -- login
    recorded_at        timestamptz not null,            -- by the node's clock, which a demo may set
    primary key (owner_jurisdiction, indicator, revision)
);
create trigger indicator_revision_append_only before update or delete or truncate on indicator_revision
    for each statement execute function refuse_rewrite();

-- What is aimed at, for a place, until a day. A later row for the same place and day replaces the earlier one.
create table indicator_target (
    owner_jurisdiction jurisdiction not null,
    indicator          text not null,
    place              text not null,
    due_on             date not null,
    seq                int not null check (seq > 0),
    operator           text not null check (operator in ('EXACT', 'OVER', 'BREAKS', 'AT_LEAST', 'AT_MOST', 'REACH', 'STRIVE',
                                                         'MILESTONE')),
    value              numeric not null,
    document           text not null check (length(document) between 1 and 300),
    withdrawn          boolean not null default false,
    recorded_by        text not null,
    recorded_at        timestamptz not null,
    primary key (owner_jurisdiction, indicator, place, due_on, seq)
);
create trigger indicator_target_append_only before update or delete or truncate on indicator_target
    for each statement execute function refuse_rewrite();

-- One act of reporting: who said so, by what, when.
create table indicator_report (
    number             bigint generated always as identity primary key,
    owner_jurisdiction jurisdiction not null,
    indicator          text not null,
    source             text not null check (length(source) between 1 and 60),
    phrase             text not null check (length(phrase) <= 500),
    lines              int not null,
    entered_by         text not null,
    organ              text,
    entered_at         timestamptz not null
);
create trigger indicator_report_append_only before update or delete or truncate on indicator_report
    for each statement execute function refuse_rewrite();

-- What was observed. Every line that was ever reported stays; of one place, subject, period and source the last one stands,
-- and of one place, subject and period one source counts. The three flags are a projection of the lines: nothing else is
-- ever changed. Rows are narrow, because there are many.
create table observation (
    number             bigint generated always as identity,
    report             bigint not null,
    from_day           date not null,
    until_day          date not null,                   -- the day after the last
    value              numeric,                         -- null: withdrawn
    owner_jurisdiction jurisdiction not null,
    indicator          text not null,
    place              text not null check (length(place) in (2, 4, 6, 9)),
    subject            text not null check (length(subject) <= 60),   -- what it is about within the place; empty: all of it
    source             text not null,
    operator           text not null,
    kind               text not null check (kind in ('FIRST', 'CORRECTION', 'AGAIN', 'WITHDRAWAL')),
    late               boolean not null,
    out_of_order       boolean not null,
    standing           boolean not null,
    counts             boolean not null,
    contested          boolean not null,
    primary key (owner_jurisdiction, number),
    check (from_day < until_day),
    check ((kind = 'WITHDRAWAL') = (value is null)),
    check (standing or not (counts or contested))
);
-- one line of a source stands
create unique index observation_standing
    on observation (owner_jurisdiction, indicator, place, until_day, from_day, subject, source) where standing;
-- one source counts
create unique index observation_counts
    on observation (owner_jurisdiction, indicator, place, until_day, from_day, subject) where counts;
create index observation_recent on observation (owner_jurisdiction, indicator, number desc);
create index observation_place on observation (owner_jurisdiction, indicator, place, number desc);
create index observation_contested on observation (owner_jurisdiction, indicator, place, until_day, from_day) where contested;

create function observation_stays() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or (to_jsonb(new) - array['standing', 'counts', 'contested'])
                          is distinct from (to_jsonb(old) - array['standing', 'counts', 'contested']) then
        raise exception 'TB-WALL-1 % is append-only', tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger observation_append_only before update or delete on observation
    for each row execute function observation_stays();
create trigger observation_not_emptied before truncate on observation
    for each statement execute function refuse_rewrite();

-- Which source counts where several contradict each other: settled by somebody, with the reason.
create table observation_settlement (
    owner_jurisdiction jurisdiction not null,
    number             bigint generated always as identity primary key,
    indicator          text not null,
    place              text not null,
    subject            text not null,
    from_day           date not null,
    until_day          date not null,
    source             text not null,
    reason             text not null check (length(reason) between 1 and 500),
    settled_by         text not null,
    settled_at         timestamptz not null
);
create trigger observation_settlement_append_only before update or delete or truncate on observation_settlement
    for each statement execute function refuse_rewrite();

-- What the lines that count come to, by place and period: kept up with every report, and made anew from the lines alone
-- whenever somebody asks. "below" is what places below add up to, beside what the place itself reported.
create table indicator_bucket (
    owner_jurisdiction jurisdiction not null,
    indicator          text not null,
    place              text not null,
    from_day           date not null,
    until_day          date not null,
    below              boolean not null,
    lines              bigint not null,
    total              numeric not null,
    last_number        bigint not null,
    last_value         numeric not null,
    primary key (owner_jurisdiction, indicator, place, until_day, from_day, below)
) with (fillfactor = 80);

do $$
declare t text;
begin
    foreach t in array array['indicator_revision', 'indicator_target', 'indicator_report', 'observation',
                             'observation_settlement', 'indicator_bucket'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        -- in a subquery, so that it is asked once a statement and not once a row
        execute format('create policy %I on %I as restrictive
                            using (owner_jurisdiction = (select current_jurisdiction()))
                            with check (owner_jurisdiction = (select current_jurisdiction()))', t || '_side', t);
        execute format('create policy %I on %I using ((select current_role_name()) is distinct from ''RESIDENT'')
                            with check ((select current_role_name()) is distinct from ''RESIDENT'')', t || '_staff', t);
    end loop;
end $$;

grant select, insert on indicator_revision, indicator_target, indicator_report, observation, observation_settlement to tongban_app;
grant update (standing, counts, contested) on observation to tongban_app;
grant select, insert, update, delete on indicator_bucket to tongban_app;
