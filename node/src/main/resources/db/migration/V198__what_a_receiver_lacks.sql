-- What a receiver of batches lacks is found among the cases that stepped since it had everything, and not among all there are.
-- A step carries the number of its transaction: those below the oldest one that was under way have all been seen.
alter table case_file add column stepped_in bigint not null default 0;
create function case_file_steps() returns trigger language plpgsql as $$
begin
    new.stepped_in := pg_current_xact_id()::text::bigint;
    return new;
end $$;
create trigger case_file_steps before insert or update of version, erased_at on case_file
    for each row execute function case_file_steps();
create index case_file_stepped on case_file (owner_jurisdiction, stepped_in) where part = 'COMPETENT';

create table exchange_destination (
    owner_jurisdiction jurisdiction not null,
    destination        text not null check (destination ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    whole_until        bigint not null,                 -- every step of an earlier transaction has been sent
    primary key (owner_jurisdiction, destination)
);
alter table exchange_destination enable row level security;
alter table exchange_destination force row level security;
create policy exchange_destination_side on exchange_destination as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy exchange_destination_any on exchange_destination using (true);
grant select, insert, update on exchange_destination to tongban_app;
