-- Enterprises (一企一档): kept by the economic departments of the place of the registered office. Their public part (企业信息公示暂行条例
-- 第六条: name, kind, office, founding, standing) is there in clear for lists; figures, and who acts for them, are sealed like everything
-- else in a register. Whoever acts for an enterprise is known to the walls by the keyed hash of his number, with the days.

alter table register_subject drop constraint register_subject_kind_check;
alter table register_subject add constraint register_subject_kind_check
    check (kind in ('PERSON', 'HOUSEHOLD', 'INSTITUTION', 'ENTERPRISE'));

-- The seat of the body that acts, where it is one of those that see the files of enterprises; a zone's committee sits in its zone.
create function current_enterprise_seat() returns text language sql stable parallel safe
    return case when split_part(coalesce(current_setting('tongban.organ', true), ''), ':', 2)
                     in ('economy-and-informatization', 'market-regulation', 'development-reform', 'human-resources', 'taxation',
                         'administrative-committee')
                then split_part(current_setting('tongban.organ', true), ':', 1) end;

create table register_enterprise (
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,
    credit_code        text not null check (length(credit_code) = 18),
    name               text not null check (length(name) between 1 and 100),
    enterprise         text not null,
    founded            date not null,
    office             text not null check (length(office) in (6, 9, 12)),
    industry           text not null check (industry ~ '^[0-9]{4}$'),
    status             text not null,
    said_at            timestamptz not null,
    primary key (owner_jurisdiction, subject)
);
create index register_enterprise_name on register_enterprise (owner_jurisdiction, name, subject);
create index register_enterprise_code on register_enterprise (owner_jurisdiction, credit_code);

create table register_mandate (
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,
    series             uuid not null,
    person_index       bytea not null,                  -- keyed hash of the citizen number, as an account has it
    capacity           text not null check (capacity in ('LEGAL_REPRESENTATIVE', 'AGENT')),
    valid_from         date not null,
    valid_until        date,                            -- the day after the last; null: open
    primary key (owner_jurisdiction, subject, series, valid_from)
);
create index register_mandate_person on register_mandate (owner_jurisdiction, person_index);

do $$
declare t text;
begin
    foreach t in array array['register_enterprise', 'register_mandate'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I as restrictive using (owner_jurisdiction = current_jurisdiction())
                        with check (owner_jurisdiction = current_jurisdiction())', t || '_side', t);
    end loop;
end $$;
-- What is public of an enterprise every official of the side may read; a resident that of those that he acts for.
create policy register_mandate_own on register_mandate using (
        case when current_role_name() = 'RESIDENT'
             then person_index = (select a.id_index from account a where a.id::text = current_actor())
             when current_role_name() in ('SUPERVISOR', 'SYSTEM') then true
             else sees_register_subject(subject) end)
    with check (current_role_name() is distinct from 'RESIDENT');
create policy register_enterprise_own on register_enterprise using (
        current_role_name() is distinct from 'RESIDENT' or subject in (select m.subject from register_mandate m))
    with check (current_role_name() is distinct from 'RESIDENT');

drop policy register_subject_in_charge on register_subject;
create policy register_subject_in_charge on register_subject using (
        current_role_name() in ('SUPERVISOR', 'SYSTEM')
     or (current_role_name() is distinct from 'RESIDENT'
         and (kind = 'INSTITUTION'
              or kind in ('PERSON', 'HOUSEHOLD')
                 and place in (select p.place from register_place p where p.seat = current_register_seat())
              or kind = 'ENTERPRISE'
                 and place in (select p.place from register_place p where p.seat = current_enterprise_seat())))
     or (current_role_name() = 'RESIDENT' and kind = 'PERSON'
         and id_index = (select a.id_index from account a where a.id::text = current_actor()))
     or (current_role_name() = 'RESIDENT' and kind = 'ENTERPRISE'
         and id in (select m.subject from register_mandate m)))
    with check (current_role_name() is distinct from 'RESIDENT');

grant select, insert, delete on register_enterprise, register_mandate to tongban_app;
grant update (name, enterprise, founded, office, industry, status, said_at) on register_enterprise to tongban_app;
-- What an enterprise asks to have corrected, and the answer; said under the key of its file.
create table register_request (
    id                 uuid not null,
    owner_jurisdiction jurisdiction not null,
    subject            uuid not null,
    kind               text not null check (kind ~ '^[A-Z_]{4,24}$'),
    seen               bigint not null,                 -- last record of the file when it was asked for
    asked_by           uuid not null,
    asked_at           timestamptz not null,
    state              text not null check (state in ('OPEN', 'CORRECTED', 'REFUSED', 'WITHDRAWN')),
    asked_cipher       bytea not null,
    answer_cipher      bytea,
    answered_at        timestamptz,
    answered_by        uuid,
    organ              text,
    primary key (id, owner_jurisdiction),
    check ((state = 'OPEN') = (answered_at is null))
);
create index register_request_open on register_request (owner_jurisdiction, asked_at desc) where state = 'OPEN';
create index register_request_recent on register_request (owner_jurisdiction, asked_at desc);
create index register_request_subject on register_request (owner_jurisdiction, subject);

alter table register_request enable row level security;
alter table register_request force row level security;
create policy register_request_side on register_request as restrictive using (owner_jurisdiction = current_jurisdiction())
    with check (owner_jurisdiction = current_jurisdiction());
create policy register_request_of_subject on register_request using (
        current_role_name() in ('SUPERVISOR', 'SYSTEM') or sees_register_subject(subject))
    with check (current_role_name() is distinct from 'RESIDENT' or sees_register_subject(subject));
grant select, insert on register_request to tongban_app;
grant update (state, answer_cipher, answered_at, answered_by, organ) on register_request to tongban_app;
