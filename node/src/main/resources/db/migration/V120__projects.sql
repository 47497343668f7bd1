-- Jointly built projects: each side keeps its own rows of a project behind its wall, and letters bring what the other side says.
-- Nothing of it speaks of a person, but for the logins of those who entered something on this side. Amounts are in 10,000 yuan.

create domain wan_yuan as numeric check (value >= 0 and scale(trim_scale(value)) <= 4);

create table project (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,                   -- the same on both sides
    number             text not null check (number ~ '^5[01]-[0-9]{4}-[0-9]{1,6}$'),
    name_zh            text not null check (length(name_zh) between 1 and 200),
    name_en            text not null check (length(name_en) between 1 and 300),
    category           text not null check (category in ('INFRASTRUCTURE', 'INDUSTRY', 'SCIENCE', 'CULTURE', 'ENVIRONMENT',
                                                         'OPENING_UP', 'PUBLIC_SERVICES')),
    lead               jurisdiction not null,           -- the side that entered it and whose report counts until it is settled
    area               text not null,                   -- where it counts: prefecture of Sichuan, county of Chongqing, or the side
    places             text[] not null check (cardinality(places) between 1 and 20),
    owner_50           text check (length(owner_50) <= 100),
    owner_51           text check (length(owner_51) <= 100),
    total              wan_yuan not null check (total > 0),
    planned_start      date,
    planned_finish     date,
    started_on         date,                            -- by the milestone that says so
    primary key (owner_jurisdiction, id),
    unique (owner_jurisdiction, number),
    check (owner_50 is not null or owner_51 is not null),
    check (case lead when '50' then owner_50 else owner_51 end is not null)
);

-- Each place of a project and every place above it, so that a place finds what lies in it.
create table project_place (
    owner_jurisdiction jurisdiction not null,
    place              text not null,
    project            uuid not null,
    primary key (owner_jurisdiction, place, project)
);
create index project_place_project on project_place (owner_jurisdiction, project);

-- The list of a year, with its plan and how the project stands: what lists filter and sort by. Category, lead, area and number
-- stand here again for that. latest, completed, ahead, contested and late follow from the reports that count.
create table project_year (
    owner_jurisdiction jurisdiction not null,
    year               int not null check (year between 2000 and 2199),
    project            uuid not null,
    number             text not null,
    category           text not null,
    lead               jurisdiction not null,
    area               text not null,
    plan               wan_yuan not null check (plan > 0),
    fresh              boolean not null,                -- to be started in this year (计划新开工)
    latest             date,                            -- first day of the latest month that was reported
    completed          numeric,                         -- in the year up to then
    ahead              numeric,                         -- percentage points before the share of the year that has passed
    contested          int not null default 0,          -- months on which the sides contradict each other
    late               int not null default 0,          -- months whose report came late
    primary key (owner_jurisdiction, year, project)
) with (fillfactor = 80);
create index project_year_number on project_year (owner_jurisdiction, year, number);
create index project_year_ahead on project_year (owner_jurisdiction, year, ahead, number);
create index project_year_plan on project_year (owner_jurisdiction, year, plan desc, number);
create index project_year_category on project_year (owner_jurisdiction, year, category, number);
create index project_year_contested on project_year (owner_jurisdiction, year, number) where contested > 0;
create index project_year_project on project_year (owner_jurisdiction, project, year);

-- Whatever was entered of a project, word for word: its first entry, each change of it or of its plan, its milestones.
create table project_entry (
    owner_jurisdiction jurisdiction not null,
    number             bigint generated always as identity,
    project            uuid not null,
    kind               text not null check (kind in ('LISTED', 'MILESTONE', 'PICTURE')),
    content            jsonb not null,
    side               jurisdiction not null,           -- that entered it
    entered_by         text not null,                   -- login; empty where it came by letter
    entered_at         timestamptz not null,
    primary key (owner_jurisdiction, number)
);
create index project_entry_project on project_entry (owner_jurisdiction, project, number);
create trigger project_entry_append_only before update or delete or truncate on project_entry
    for each statement execute function refuse_rewrite();

-- One monthly return of a side (月报): many lines of one source.
create table project_return (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,                   -- the same on both sides
    source             jurisdiction not null,
    organ              text not null check (length(organ) between 1 and 100),
    document           text not null check (length(document) between 1 and 200),
    said_on            date not null,
    lines              int not null,
    entered_by         text not null,
    entered_at         timestamptz not null,
    primary key (owner_jurisdiction, id)
);
create trigger project_return_append_only before update or delete or truncate on project_return
    for each statement execute function refuse_rewrite();

-- What a side said of a project and month. Every line stays; of one source the last stands, and one of the two sides counts.
create table project_report (
    number             bigint generated always as identity,
    owner_jurisdiction jurisdiction not null,
    return_id          uuid not null,
    project            uuid not null,
    month              date not null check (extract(day from month) = 1),
    source             jurisdiction not null,
    completed          wan_yuan,                        -- in the year up to this month; null: withdrawn
    cumulative         wan_yuan,                        -- since the project began
    progress           text not null check (length(progress) <= 1000),
    kind               text not null check (kind in ('FIRST', 'CORRECTION', 'AGAIN', 'WITHDRAWAL')),
    late               boolean not null,
    out_of_order       boolean not null,
    standing           boolean not null,
    counts             boolean not null,
    contested          boolean not null,
    primary key (owner_jurisdiction, number),
    check ((kind = 'WITHDRAWAL') = (completed is null) and (completed is null) = (cumulative is null)),
    check (standing or not (counts or contested))
);
create unique index project_report_standing on project_report (owner_jurisdiction, project, month, source) where standing;
create unique index project_report_counts on project_report (owner_jurisdiction, project, month) include (completed) where counts;
create index project_report_lines on project_report (owner_jurisdiction, project, month, number);

-- For rows that say for ever what they say, and of which some columns follow from what came later: those that are named.
create function refuse_rewrite_but() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or (to_jsonb(new) - tg_argv) is distinct from (to_jsonb(old) - tg_argv) then
        raise exception 'TB-WALL-1 % is append-only', tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger project_report_append_only before update or delete on project_report
    for each row execute function refuse_rewrite_but('standing', 'counts', 'contested');
drop trigger observation_append_only on observation;
drop function observation_stays();
create trigger observation_append_only before update or delete on observation
    for each row execute function refuse_rewrite_but('standing', 'counts', 'contested');
create trigger project_report_not_emptied before truncate on project_report
    for each statement execute function refuse_rewrite();

-- Which side's value counts where they contradict each other: proposed by one side's supervisor with the reason, and in force
-- once the other side's agreed. It speaks of the two values that it names, and of no later ones.
create table project_settlement (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,                   -- the same on both sides
    project            uuid not null,
    month              date not null,
    source             jurisdiction not null,           -- whose value is to count
    completed_50       wan_yuan not null,
    cumulative_50      wan_yuan not null,
    completed_51       wan_yuan not null,
    cumulative_51      wan_yuan not null,
    reason             text not null check (length(reason) between 1 and 500),
    proposed_side      jurisdiction not null,
    proposed_by        text not null,
    proposed_at        timestamptz not null,
    agreed             boolean,                         -- null: not answered yet
    answer             text not null default '' check (length(answer) <= 500),
    answered_by        text not null default '',
    answered_at        timestamptz,
    primary key (owner_jurisdiction, id),
    check ((agreed is null) = (answered_at is null))
);
create index project_settlement_project on project_settlement (owner_jurisdiction, project, month);

-- What a year's list comes to by month, kept up by differences: the sum of the months up to one is how things stood after it,
-- because a month holds by how much it differs from the one reported before. What belongs to the list as such stands in January.
create table project_total (
    owner_jurisdiction jurisdiction not null,
    year               int not null,
    month              int not null check (month between 1 and 12),
    category           text not null,
    lead               jurisdiction not null,
    area               text not null,
    projects           bigint not null,
    plan               numeric not null,
    fresh              bigint not null,
    started            bigint not null,
    reported           bigint not null,
    completed          numeric not null,
    contested          bigint not null,
    late               bigint not null,
    primary key (owner_jurisdiction, year, category, lead, area, month)
) with (fillfactor = 80);

create table project_milestone (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,                   -- the same on both sides
    project            uuid not null,
    name_zh            text not null check (length(name_zh) between 1 and 200),
    name_en            text not null check (length(name_en) between 1 and 300),
    starts             boolean not null,                -- whether it is the start of the works (开工)
    planned_on         date not null,
    actual_on          date,
    primary key (owner_jurisdiction, id)
);
create index project_milestone_project on project_milestone (owner_jurisdiction, project, planned_on);

create table project_picture (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,                   -- the same on both sides
    project            uuid not null,
    side               jurisdiction not null,
    caption            text not null check (length(caption) between 1 and 200),
    taken_on           date not null,
    media_type         text not null check (media_type in ('image/png', 'image/jpeg')),
    content            bytea not null,
    primary key (owner_jurisdiction, id)
);
create index project_picture_project on project_picture (owner_jurisdiction, project, taken_on desc);
create trigger project_picture_append_only before update or delete or truncate on project_picture
    for each statement execute function refuse_rewrite();

-- A problem of a project, and what was done about it: the steps are the truth, the rest is their projection.
create table project_problem (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,                   -- the same on both sides
    project            uuid not null,
    number             text not null,                   -- of the project
    title              text not null check (length(title) between 1 and 200),
    asked              text not null check (length(asked) between 1 and 1000),
    raised_side        jurisdiction not null,
    raised_organ       text not null,
    asked_side         jurisdiction not null,
    asked_organ        text not null,
    state              text not null check (state in ('OPEN', 'ANSWERED', 'CLOSED')),
    level              text not null,
    raised_on          date not null,
    due_on             date not null,
    primary key (owner_jurisdiction, id)
);
create index project_problem_project on project_problem (owner_jurisdiction, project, raised_on);
create index project_problem_due on project_problem (owner_jurisdiction, state, due_on);

create table project_problem_step (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,                   -- the same on both sides
    problem            uuid not null,
    act                text not null check (act in ('RAISE', 'ANSWER', 'ESCALATE', 'CLOSE')),
    side               jurisdiction not null,
    organ              text not null,
    role               text not null,
    said               text not null check (length(said) <= 1000),
    at                 timestamptz not null,
    entered_by         text not null,
    primary key (owner_jurisdiction, id)
);
create index project_problem_step_problem on project_problem_step (owner_jurisdiction, problem, at, id);
create trigger project_problem_step_append_only before update or delete or truncate on project_problem_step
    for each statement execute function refuse_rewrite();

-- Letters that left this side about projects; each is sealed under a key of its own while it waits.
create table project_letter (
    owner_jurisdiction jurisdiction not null,
    id                 uuid not null,
    kind               text not null,
    queued_at          timestamptz not null,
    primary key (owner_jurisdiction, id)
);
create trigger project_letter_append_only before update or delete or truncate on project_letter
    for each statement execute function refuse_rewrite();

do $$
declare t text;
begin
    foreach t in array array['project', 'project_place', 'project_year', 'project_entry', 'project_return', 'project_report',
                             'project_settlement', 'project_total', 'project_milestone', 'project_picture', 'project_problem',
                             'project_problem_step', 'project_letter'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        -- in a subquery, so that it is asked once a statement and not once a row
        execute format('create policy %I on %I as restrictive
                            using (owner_jurisdiction = (select current_jurisdiction()))
                            with check (owner_jurisdiction = (select current_jurisdiction()))', t || '_side', t);
        execute format('create policy %I on %I using ((select current_role_name()) is distinct from ''RESIDENT'')
                            with check ((select current_role_name()) is distinct from ''RESIDENT'')', t || '_staff', t);
        execute format('grant select, insert on %I to tongban_app', t);
    end loop;
end $$;
grant update on project, project_year, project_total, project_milestone to tongban_app;
grant delete on project_place, project_total to tongban_app;
grant update (standing, counts, contested) on project_report to tongban_app;
grant update (agreed, answer, answered_by, answered_at) on project_settlement to tongban_app;
grant update (state, level, due_on) on project_problem to tongban_app;
