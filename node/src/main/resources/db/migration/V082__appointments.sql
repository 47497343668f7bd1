-- Appointments. Who comes is an account and no name; how full a time is stands in a row of its own, so that a resident need
-- not see the others' appointments and two who press at once never overfill it.

create table slot_load (
    owner_jurisdiction jurisdiction not null,
    office             text not null,
    day                date not null,
    starts             time not null,
    booked             int not null check (booked >= 0),
    primary key (owner_jurisdiction, office, day, starts)
);

create table appointment (
    id                 uuid primary key,
    owner_jurisdiction jurisdiction not null,
    office             text not null,
    account_id         uuid not null,
    errand             text not null check (errand in ('PERSONAL', 'BUSINESS', 'COLLECTION', 'ADVICE')),
    day                date not null,
    starts             time not null,
    state              text not null check (state in ('BOOKED', 'CANCELLED', 'ARRIVED')),
    ticket             uuid,                            -- the number it became on arrival
    booked_at          timestamptz not null,
    check ((state = 'ARRIVED') = (ticket is not null))
);
create index appointment_day on appointment (owner_jurisdiction, office, day, starts) where state = 'BOOKED';
create index appointment_account on appointment (owner_jurisdiction, account_id, day);

do $$
declare t text;
begin
    foreach t in array array['slot_load', 'appointment'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
        execute format('grant select, insert, update on %I to tongban_app', t);
    end loop;
end $$;
create policy slot_load_any on slot_load using (true);
create policy appointment_own on appointment
    using (current_role_name() is distinct from 'RESIDENT' or account_id::text = current_actor())
    with check (current_role_name() is distinct from 'RESIDENT' or account_id::text = current_actor());
