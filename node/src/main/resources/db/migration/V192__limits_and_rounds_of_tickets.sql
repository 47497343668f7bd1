-- The limit of a ticket runs until the line has let the answer go out; a ticket that waits for the line by a term of its own shows that
-- term; and what a round came to stays counted when the ticket is handled again.

alter table hotline_ticket
    add column limit_on        date,        -- last day of the answer's limit; due_on is the last day of what is owed now
    add column dissatisfied_on date;        -- since when the line has to take up what the caller is not satisfied with

-- One row for each time that a ticket was handled again: what it had come to before, with the body that had answered it then.
create table hotline_round (
    owner_jurisdiction jurisdiction not null,
    ticket             uuid not null,
    round              smallint not null check (round > 0),
    taken_on           date not null,       -- of the ticket: by its month rounds are counted
    kind               text not null,       -- empty before it was classified
    organ              text not null,       -- the main body; empty without one
    limit_on           date,                -- null where nobody knows it any more
    answered_on        date,
    out_on             date,                -- the answer was approved, or given directly
    to_call            boolean not null,    -- the caller was to be called back
    called_back        boolean not null,
    satisfied          boolean,
    solved             boolean,
    primary key (ticket, owner_jurisdiction, round)
);
create trigger hotline_round_append_only before update or delete or truncate on hotline_round
    for each statement execute function refuse_rewrite();
alter table hotline_round enable row level security;
alter table hotline_round force row level security;
create policy hotline_round_side on hotline_round as restrictive using (owner_jurisdiction = (select current_jurisdiction()))
    with check (owner_jurisdiction = (select current_jurisdiction()));
create policy hotline_round_staff on hotline_round using ((select current_role_name()) is distinct from 'RESIDENT')
    with check ((select current_role_name()) is distinct from 'RESIDENT');
grant select, insert on hotline_round to tongban_app;
grant update (limit_on, dissatisfied_on) on hotline_ticket to tongban_app;

-- ---- counts

drop trigger hotline_counted_in on hotline_ticket;
drop trigger hotline_counted_anew on hotline_ticket;
drop function hotline_counted();
drop function hotline_adds(hotline_ticket);

-- An answer in time is one thing of the body that handles and another of the line that closes.
alter table hotline_count drop column answered_in_time,
    add column handled         bigint not null default 0,        -- a body has answered
    add column handled_in_time bigint not null default 0,
    add column closed          bigint not null default 0,        -- the answer went out, of those that have a limit
    add column closed_in_time  bigint not null default 0;
grant update (handled, handled_in_time, closed, closed_in_time) on hotline_count to tongban_app;

-- The day on which the answer went out: approved, or given directly. An answer to be reviewed is not out; one that was sent back is none.
create function hotline_out(t hotline_ticket) returns date language sql immutable parallel safe
    return case when t.state <> 'ANSWERED' then coalesce(t.reviewed_on, t.answered_on) end;

-- One ticket's part in the counts: what a row of it adds.
create function hotline_adds(t hotline_ticket) returns bigint[] language sql immutable parallel safe
    return array[1,
                 (t.state = 'ANSWERED_DIRECTLY')::int,
                 (t.state = 'NOT_ACCEPTED')::int,
                 t.dispatches,
                 t.returns,
                 (t.signed_on is not null)::int,
                 (t.signed_on is not null and t.signed_on <= t.sign_until)::int,
                 (t.answered_on is not null)::int,
                 (t.answered_on is not null and t.main_organ is not null)::int,
                 (t.main_organ is not null and coalesce(t.answered_on <= t.limit_on, false))::int,
                 (hotline_out(t) is not null and t.limit_on is not null)::int,
                 coalesce(hotline_out(t) <= t.limit_on, false)::int,
                 (t.reviewed_on is not null and t.whole_ticket is null and t.crossing <> 'IN')::int,
                 (t.call_backs > 0)::int,
                 (t.satisfied is not null)::int,
                 coalesce(t.satisfied, false)::int,
                 coalesce(t.solved, false)::int,
                 0]::bigint[];

-- Of its own name, for rows of a transition table have no type to tell functions apart by. A round that ended adds what the ticket no longer does, and that it was handled again.
create function hotline_round_adds(r hotline_round) returns bigint[] language sql immutable parallel safe
    return array[0, 0, 0, 0, 0, 0, 0, 0,
                 (r.answered_on is not null and r.organ <> '')::int,
                 (r.organ <> '' and coalesce(r.answered_on <= r.limit_on, false))::int,
                 (r.out_on is not null and r.limit_on is not null)::int,
                 coalesce(r.out_on <= r.limit_on, false)::int,
                 r.to_call::int,
                 r.called_back::int,
                 (r.satisfied is not null)::int,
                 coalesce(r.satisfied, false)::int,
                 coalesce(r.solved, false)::int,
                 1]::bigint[];

-- What one group of rows adds to the counts, in the order in which every statement takes them.
create type hotline_part as (owner_jurisdiction text, month date, kind text, organ text, n bigint[], sign int);
create function hotline_count_add(p_parts hotline_part[]) returns void language sql as $$
    insert into hotline_count as c (owner_jurisdiction, month, kind, organ, taken, direct, refused, dispatched, returned, signed,
           signed_in_time, answered, handled, handled_in_time, closed, closed_in_time, reviewed, called_back, rated, satisfied, solved,
           reopened)
    select owner_jurisdiction, month, kind, organ, sum(n[1] * sign), sum(n[2] * sign), sum(n[3] * sign), sum(n[4] * sign),
           sum(n[5] * sign), sum(n[6] * sign), sum(n[7] * sign), sum(n[8] * sign), sum(n[9] * sign), sum(n[10] * sign),
           sum(n[11] * sign), sum(n[12] * sign), sum(n[13] * sign), sum(n[14] * sign), sum(n[15] * sign), sum(n[16] * sign),
           sum(n[17] * sign), sum(n[18] * sign)
      from unnest(p_parts)
     group by owner_jurisdiction, month, kind, organ order by owner_jurisdiction, month, kind, organ
    on conflict (owner_jurisdiction, month, kind, organ) do update set
        taken = c.taken + excluded.taken, direct = c.direct + excluded.direct, refused = c.refused + excluded.refused,
        dispatched = c.dispatched + excluded.dispatched, returned = c.returned + excluded.returned, signed = c.signed + excluded.signed,
        signed_in_time = c.signed_in_time + excluded.signed_in_time, answered = c.answered + excluded.answered,
        handled = c.handled + excluded.handled, handled_in_time = c.handled_in_time + excluded.handled_in_time,
        closed = c.closed + excluded.closed, closed_in_time = c.closed_in_time + excluded.closed_in_time,
        reviewed = c.reviewed + excluded.reviewed, called_back = c.called_back + excluded.called_back, rated = c.rated + excluded.rated,
        satisfied = c.satisfied + excluded.satisfied, solved = c.solved + excluded.solved, reopened = c.reopened + excluded.reopened
$$;

create function hotline_part(t hotline_ticket, p_sign int) returns hotline_part language sql stable parallel safe
    return row(t.owner_jurisdiction, date_trunc('month', t.taken_on)::date, coalesce(t.kind, ''), coalesce(t.main_organ, ''),
               hotline_adds(t), p_sign)::hotline_part;
create function hotline_round_part(r hotline_round, p_sign int) returns hotline_part language sql stable parallel safe
    return row(r.owner_jurisdiction, date_trunc('month', r.taken_on)::date, r.kind, r.organ, hotline_round_adds(r), p_sign)::hotline_part;

create function hotline_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform hotline_count_add(array(select hotline_part(t, 1) from after_rows t));
    else
        perform hotline_count_add(array(select hotline_part(t, 1) from after_rows t
                                        union all select hotline_part(t, -1) from before_rows t));
    end if;
    return null;
end $$;
create function hotline_round_counted() returns trigger language plpgsql as $$
begin
    perform hotline_count_add(array(select hotline_round_part(r, 1) from after_rows r));
    return null;
end $$;

-- ---- what stands

do $$
declare
    side     text;
    rule     text;
    of_month date;
begin
    select conname into strict rule from pg_constraint
     where conrelid = 'hotline_ticket'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%limit_days IS NULL%';
    execute format('alter table hotline_ticket drop constraint %I', rule);
    foreach side in array array['50', '51'] loop
        perform set_config('tongban.jurisdiction', side, true);
        perform set_config('tongban.role', 'SYSTEM', true);
        update hotline_ticket set limit_on = due_on where due_on is not null;
        -- by the terms that the line has for its own steps, in calendar days
        update hotline_ticket set due_on = taken_on + 1 where state = 'CREATED';
        update hotline_ticket t set dissatisfied_on = said.day, due_on = said.day + 2
          from (select ticket, max(at at time zone 'Asia/Shanghai')::date as day from hotline_step
                 where act in ('CALL_BACK', 'RATE', 'REOPEN') group by 1) said
         where said.ticket = t.id and t.state = 'NOT_SATISFIED';
        -- Of rounds that ended before, this is known: the line has a ticket handled again whose caller is not satisfied, the other side
        -- asks again without saying why; neither says how late it was.
        insert into hotline_round
        select t.owner_jurisdiction, t.id, row_number() over (partition by t.id order by s.seq), t.taken_on, coalesce(t.kind, ''),
               coalesce(t.main_organ, ''), null, null, null, false, false, case when s.act = 'HANDLE_AGAIN' then false end, null
          from hotline_ticket t join hotline_step s on s.ticket = t.id and s.act in ('HANDLE_AGAIN', 'ASKED_AGAIN');
        delete from hotline_count;
        for of_month in select distinct date_trunc('month', taken_on)::date from hotline_ticket loop
            perform hotline_count_add(array(select hotline_part(t, 1) from hotline_ticket t
                                             where taken_on >= of_month and taken_on < of_month + interval '1 month'
                                            union all select hotline_round_part(r, 1) from hotline_round r
                                             where taken_on >= of_month and taken_on < of_month + interval '1 month'));
        end loop;
    end loop;
    perform set_config('tongban.jurisdiction', '', true);
    perform set_config('tongban.role', '', true);
end $$;

alter table hotline_ticket
    add constraint hotline_ticket_limit
        check ((clock_from is null) = (limit_days is null) and (clock_from is null) = (limit_on is null)),
    add constraint hotline_ticket_due check (due_on is not null or limit_on is null),
    add constraint hotline_ticket_dissatisfied check ((state = 'NOT_SATISFIED') = (dissatisfied_on is not null));

create trigger hotline_counted_in after insert on hotline_ticket
    referencing new table as after_rows for each statement execute function hotline_counted();
create trigger hotline_counted_anew after update on hotline_ticket
    referencing old table as before_rows new table as after_rows for each statement execute function hotline_counted();
create trigger hotline_round_counted after insert on hotline_round
    referencing new table as after_rows for each statement execute function hotline_round_counted();
