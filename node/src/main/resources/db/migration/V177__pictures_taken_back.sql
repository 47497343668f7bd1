-- A picture of a project that was put there wrongly is taken back by the side that put it there. The picture stays as a record and is shown
-- to nobody any more; its place says who took it back, when and why.
create table project_picture_taken_back (
    owner_jurisdiction jurisdiction not null,
    picture            uuid not null,
    reason             text not null check (length(reason) between 1 and 500),
    on_day             date not null,
    taken_back_at      timestamptz not null,
    primary key (owner_jurisdiction, picture)
);
create trigger project_picture_taken_back_append_only before update or delete or truncate on project_picture_taken_back
    for each statement execute function refuse_rewrite();
alter table project_picture_taken_back enable row level security;
alter table project_picture_taken_back force row level security;
create policy project_picture_taken_back_side on project_picture_taken_back as restrictive
    using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy project_picture_taken_back_staff on project_picture_taken_back
    using ((select current_role_name()) is distinct from 'RESIDENT')
    with check ((select current_role_name()) is distinct from 'RESIDENT');
grant select, insert on project_picture_taken_back to tongban_app;
