-- Exchange with the provincial platforms. What has been sent is remembered by case and version, so that a transfer that
-- broke goes on where it stopped: nothing twice, nothing lost. No content is kept: a batch is made again from the cases.

-- A case whose person has been erased: its proofs stay, its lines do not come back.
alter table case_file add column erased_at timestamptz;

create table exchange_batch (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    destination        text not null check (destination ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    seq                bigint not null,                 -- gapless per destination
    cases              int not null,
    sha256             bytea not null,                  -- of the file as it was last made
    created_by         text not null,
    created_at         timestamptz not null,
    delivered_at       timestamptz,                     -- the receiver has confirmed this hash
    unique (owner_jurisdiction, destination, seq)
);
-- One at a time: the next is made when the last has arrived.
create unique index exchange_batch_open on exchange_batch (owner_jurisdiction, destination) where delivered_at is null;

create table exchange_sent (
    owner_jurisdiction jurisdiction not null,
    destination        text not null,
    case_id            uuid not null,
    version            int not null,
    operation          text not null check (operation in ('I', 'U', 'D', 'X')),  -- X: did not fit the format
    fault              text not null default '',        -- codes and columns, nothing personal
    batch              uuid not null,
    primary key (owner_jurisdiction, destination, case_id)
);
create index exchange_sent_batch on exchange_sent (batch);

-- Cases that came from a platform: its number names the case for ever, whatever batch it comes in again.
create table exchange_case (
    owner_jurisdiction jurisdiction not null,
    source             text not null check (source ~ '^[0-9]{2}$'),   -- province digits of the platform
    foreign_number     text not null check (length(foreign_number) <= 50),
    case_id            uuid not null,                   -- the case, or the draft it still is
    batch              text not null,
    at                 timestamptz not null,
    primary key (owner_jurisdiction, source, foreign_number)
);
create index exchange_case_id on exchange_case (owner_jurisdiction, case_id);

create table exchange_import (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    source             text not null,
    batch              text not null,
    sha256             bytea not null,
    imported_by        text not null,
    at                 timestamptz not null,
    opened             int not null,
    drafts             int not null,
    known              int not null,
    faults             int not null
);
create index exchange_import_recent on exchange_import (owner_jurisdiction, at desc);

do $$
declare t text;
begin
    foreach t in array array['exchange_batch', 'exchange_sent', 'exchange_case', 'exchange_import'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I using (owner_jurisdiction = current_jurisdiction()
                            and current_role_name() is distinct from ''RESIDENT'')
                        with check (owner_jurisdiction = current_jurisdiction()
                            and current_role_name() is distinct from ''RESIDENT'')', t || '_side', t);
        execute format('grant select, insert on %I to tongban_app', t);
    end loop;
end $$;
grant update (sha256, delivered_at) on exchange_batch to tongban_app;
grant update (version, operation, fault, batch) on exchange_sent to tongban_app;
grant update (batch, at) on exchange_case to tongban_app;

-- The full numbers of many cases at once, with one journal row that names them all.
create function open_id_numbers(p_cases uuid[], p_purpose text)
    returns table (case_id uuid, part text, id_cipher bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[];
begin
    select array_agg(f.id) into v_seen from case_file f where f.id = any (p_cases);
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, array['idNumber']);
    return query select s.case_id, s.part, s.id_cipher from case_subject s where s.case_id = any (v_seen);
end $$;
