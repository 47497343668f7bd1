-- Wrong tries to ask how a case stands with its number and the last signs of an ID number. They are counted by a keyed index of
-- the number that was typed, whether there is such a case or not; nothing here says which. A row that is a day old goes.

create table progress_try (
    owner_jurisdiction jurisdiction not null,
    number_index       bytea not null,
    wrong              int not null check (wrong between 0 and 5),
    last_at            timestamptz,                       -- of the last wrong one
    primary key (owner_jurisdiction, number_index),
    check ((wrong = 0) = (last_at is null))
);
create index progress_try_old on progress_try (owner_jurisdiction, last_at);

alter table progress_try enable row level security;
alter table progress_try force row level security;
create policy progress_try_side on progress_try as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy progress_try_staff on progress_try using (current_role_name() is distinct from 'RESIDENT')
    with check (current_role_name() is distinct from 'RESIDENT');
grant select, insert, update, delete on progress_try to tongban_app;
