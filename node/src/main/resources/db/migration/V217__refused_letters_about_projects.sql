-- A letter about projects that the side to which it went will never apply, by each project of which it speaks. The letter itself is
-- sealed, and may speak of a thousand projects: this is written only where one was refused.
create table project_letter_refused (
    owner_jurisdiction jurisdiction not null,
    project            uuid not null,
    letter             uuid not null,                   -- of this side or of the other
    primary key (owner_jurisdiction, project, letter)
);
create trigger project_letter_refused_append_only before update or delete or truncate on project_letter_refused
    for each statement execute function refuse_rewrite();
alter table project_letter_refused enable row level security;
alter table project_letter_refused force row level security;
create policy project_letter_refused_side on project_letter_refused as restrictive
    using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy project_letter_refused_staff on project_letter_refused
    using ((select current_role_name()) is distinct from 'RESIDENT')
    with check ((select current_role_name()) is distinct from 'RESIDENT');
grant select, insert on project_letter_refused to tongban_app;
