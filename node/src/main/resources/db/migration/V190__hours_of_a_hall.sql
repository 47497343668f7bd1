-- When a hall can be visited by appointment, from which day on. What was set stays readable: a later row for the same day wins.
create table hall_hours (
    seq                bigint generated always as identity primary key,
    owner_jurisdiction jurisdiction not null,
    office             text not null,
    valid_from         date not null,
    hours              text not null check (length(hours) between 11 and 60), -- '09:00-12:00 13:30-17:00'
    slot_minutes       int not null check (slot_minutes between 5 and 240),
    places             int not null check (places between 1 and 100),         -- in one slot
    set_by             uuid not null,
    set_at             timestamptz not null
);
create index hall_hours_office on hall_hours (owner_jurisdiction, office, valid_from, seq);

alter table hall_hours enable row level security;
alter table hall_hours force row level security;
create policy hall_hours_side on hall_hours as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy hall_hours_any on hall_hours using (true);
grant select, insert on hall_hours to tongban_app;
