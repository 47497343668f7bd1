-- A step that a letter of the other side brought about names it: a letter that comes twice counts once.
alter table hotline_step add column letter uuid;
create unique index hotline_step_letter on hotline_step (owner_jurisdiction, ticket, letter) where letter is not null;
