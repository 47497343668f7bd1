-- Near relatives whose entry ended, questions about benefits and the journal end by a list that two people confirm, as everything of
-- which somebody may still ask who did it. What goes on ending by itself is there for hours or days, or says nothing of anybody.

-- Whether a record stands on a list that two people have confirmed and that is being carried out.
create function is_confirmed_to_end(p_kind text, p_id uuid) returns boolean language sql stable as $$
    select exists (
        select 1 from public.destruction_list l join public.destruction_item i on i.list = l.id
         where l.kind = p_kind and l.state = 'DESTROYING' and l.first_by <> l.second_by
           and i.subject = p_id and i.result is null and i.keep_reason is null)
$$;

-- As before; by a confirmed list and not otherwise; relatives and questions too.
create or replace function destroy_record(p_kind text, p_id uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
declare v_gone boolean := true;
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if not is_confirmed_to_end(p_kind, p_id) then return false; end if;
    if exists (select 1 from legal_hold h where h.subject = p_id and h.lifted_at is null) then return false; end if;
    perform set_config('tongban.retention', 'on', true);
    case p_kind
        when 'CASE' then v_gone := destroy_case(p_id, p_purpose);
        when 'DRAFT' then v_gone := destroy_draft(p_id, p_purpose);
        when 'TICKET' then v_gone := destroy_ticket(p_id, p_purpose);
        when 'TALK' then
            update talk set content_cipher = '\x', erased_at = clock_timestamp() where id = p_id and erased_at is null;
            v_gone := found;
            update talk_step set said_cipher = '\x' where talk = p_id;
        when 'REVIEW' then
            update review_report r set content_cipher = '\x', erased_at = clock_timestamp()
              from review_task t
             where t.id = p_id and r.entitlement = t.entitlement and r.recorded_at <= t.opened_at and r.erased_at is null;
            update review_task set content_cipher = '\x', cause = 'erased ' || id, erased_at = clock_timestamp()
             where id = p_id and erased_at is null;
            v_gone := found;
        when 'RED_FLAG' then
            update redflag_evidence set content_cipher = '\x' where hit = p_id;
            update redflag_disposition set content_cipher = '\x' where hit = p_id;
            update redflag_hit set subkey = 'erased ' || id, evidence_hash = '\x', erased_at = clock_timestamp()
             where id = p_id and erased_at is null;
            v_gone := found;
        when 'POLICY_OFFER' then
            v_gone := exists (select 1 from policy_offer o where o.id = p_id and o.case_id is null and o.erased_at is null)
                      and destroy_case_key(p_id, p_purpose);
            update policy_offer set erased_at = clock_timestamp() where id = p_id and v_gone;
        when 'ECONOMIC_CHECK' then
            v_gone := exists (select 1 from means_check c where c.id = p_id and c.case_id is null and c.erased_at is null)
                      and destroy_case_key(p_id, p_purpose);
            update means_check set erased_at = clock_timestamp() where id = p_id and v_gone;
        when 'LEDGER' then v_gone := destroy_ledger(p_id, p_purpose);
        when 'PERSON', 'HOUSEHOLD', 'ENTERPRISE' then
            v_gone := register_file_hindered(p_id) is null and end_register_file(p_id, p_purpose);
        when 'RELATIVE' then
            delete from relative where id = p_id and ended_at is not null;
            v_gone := found;
        when 'INQUIRY' then
            -- the key may be gone before; the row is what says that it was asked
            update case_key set wrapped_key = null, destroyed_at = clock_timestamp() where case_id = p_id and destroyed_at is null;
            delete from benefit_inquiry where id = p_id;
            v_gone := found;
    end case;
    perform set_config('tongban.retention', '', true);
    if v_gone and p_kind in ('TALK', 'REVIEW', 'RED_FLAG', 'RELATIVE', 'INQUIRY') then
        perform journal_write('erase', p_purpose, array[p_id], '{}');
    end if;
    return v_gone;
end $$;

-- As before, without what a list ends now.
create or replace function lapse_records(p_kind text, p_before timestamptz) returns int
    language plpgsql security definer set search_path = public as $$
declare v_rows int := 0; v_day date := (p_before at time zone 'Asia/Shanghai')::date; v_visit uuid;
begin
    if current_role_name() is distinct from 'SYSTEM' then
        raise exception 'TB-WALL-5 what ends by itself is ended by the node' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('tongban.retention', 'on', true);
    case p_kind
        when 'TOKEN' then delete from access_token where expires_at < p_before;
        when 'QUEUE' then
            delete from queue_number where day < v_day;
            delete from queue_ticket where day < v_day;
        when 'APPOINTMENT' then
            delete from slot_load where day < v_day;
            delete from appointment where day < v_day;
        when 'VISIT' then
            for v_visit in select v.id from counter_visit v where v.ended_at is null and v.started_at < p_before loop
                perform destroy_case_key(v_visit, 'RETENTION');
                v_rows := v_rows + 1;
            end loop;
            update counter_visit set visitor_cipher = null, visitor_index = null, ended_at = p_before
             where ended_at is null and started_at < p_before;
        when 'AUTHORISATION' then
            update authorisation set mobile_index = random_index(), mobile_forgotten = true
             where asked_at < p_before and not mobile_forgotten;
        when 'IMPORT' then
            delete from register_import_fault f using register_import i
             where i.id = f.import and coalesce(i.finished_at, i.started_at) < p_before;
    end case;
    if p_kind <> 'VISIT' then get diagnostics v_rows = row_count; end if;
    perform set_config('tongban.retention', '', true);
    if v_rows > 0 then
        perform journal_write('lapse', 'RETENTION', '{}', array['kind=' || p_kind, 'rows=' || v_rows]);
    end if;
    return v_rows;
end $$;
create index relative_ended on relative (owner_jurisdiction, ended_at) where ended_at is not null;

-- ---------------------------------------------------------------- the journal, month by month

-- What is listed is a month of a side, in the time of the two sides. Its id is the same whenever it is asked.
create function journal_month(p_at timestamptz) returns date language sql stable
    return date_trunc('month', p_at at time zone 'Asia/Shanghai')::date;
create function journal_month_begins(p_month date) returns timestamptz language sql stable
    return p_month::timestamp at time zone 'Asia/Shanghai';
create function journal_month_id(p_month date) returns uuid language sql stable
    return md5('journal ' || public.current_jurisdiction() || ' ' || to_char(p_month, 'YYYY-MM'))::uuid;

-- 网络安全法 第二十三条: not less than six months, whatever period a node sets and whoever confirms. The journal's time is the real one,
-- so is this: months that began on this day or later stay.
create function journal_months_kept_from() returns date language sql stable
    return public.journal_month(clock_timestamp() - interval '6 months');

-- Who looked at what is under a legal hold stays as long as the hold.
create function journal_lines_held() returns setof bigint language sql stable as $$
    select s.journal_id from public.legal_hold h
      join public.journal_subject s on s.owner_jurisdiction = h.owner_jurisdiction and s.subject = h.subject
     where h.lifted_at is null
$$;

-- Months that may end, oldest first, each found by one look into the index of times, however many lines it has.
create function journal_months() returns setof date language plpgsql stable as $$
declare v_held bigint[] := array(select public.journal_lines_held()); v_from timestamptz := '-infinity'; v_at timestamptz;
        v_until timestamptz := public.journal_month_begins(public.journal_months_kept_from());
begin
    loop
        select j.at into v_at from public.journal j
         where j.owner_jurisdiction = public.current_jurisdiction() and j.at >= v_from and j.at < v_until and j.id <> all (v_held)
         order by j.at limit 1;
        exit when v_at is null;
        return next public.journal_month(v_at);
        v_from := public.journal_month_begins((public.journal_month(v_at) + interval '1 month')::date);
    end loop;
end $$;

-- How many lines of a month may end.
create function journal_lines(p_month date) returns bigint language plpgsql stable as $$
declare v_held bigint[] := array(select public.journal_lines_held()); v_lines bigint;
begin
    select count(*) into v_lines from public.journal j
     where j.owner_jurisdiction = public.current_jurisdiction() and j.at >= public.journal_month_begins(p_month)
       and j.at < public.journal_month_begins((p_month + interval '1 month')::date) and j.id <> all (v_held);
    return v_lines;
end $$;

-- What stays of a month that was destroyed: how many lines, from which to which, and the digest of them all, so that a copy that
-- turns up can be compared. Each month takes in the hash of the month destroyed before it: none can be changed or left out without
-- the next one saying so. The digest is begun empty, and each line by time and id makes sha256(digest || sha256(line)), a line being
-- the JSON array of its columns as below, in UTF-8, its time in microseconds since 1970.
alter table destruction_item
    add cut_lines bigint check (cut_lines > 0), add cut_first bigint, add cut_last bigint, add cut_digest bytea,
    add cut_seq int check (cut_seq > 0), add cut_hash bytea,
    add constraint destruction_item_cut check (num_nonnulls(cut_lines, cut_first, cut_last, cut_digest) in (0, 4)
                                               and num_nonnulls(cut_seq, cut_hash) in (0, 2)
                                               and (cut_hash is null or cut_lines is not null));
create unique index destruction_item_cuts on destruction_item (owner_jurisdiction, cut_seq) where cut_seq is not null;
create trigger destruction_item_cut_stands before update on destruction_item for each row
    when (old.cut_hash is not null
          and (old.list, old.owner_jurisdiction, old.subject, old.ended_on, old.cut_lines, old.cut_first, old.cut_last, old.cut_digest,
               old.cut_seq, old.cut_hash)
              is distinct from
              (new.list, new.owner_jurisdiction, new.subject, new.ended_on, new.cut_lines, new.cut_first, new.cut_last, new.cut_digest,
               new.cut_seq, new.cut_hash))
    execute function refuse_rewrite();

create function journal_cut_hash(p_previous bytea, p_month uuid, p_lines bigint, p_first bigint, p_last bigint, p_digest bytea)
    returns bytea language sql immutable
    return sha256(p_previous || convert_to(
        jsonb_build_array(p_month, p_lines, p_first, p_last, encode(p_digest, 'hex'))::text, 'UTF8'));

-- The months destroyed so far, and those among them that do not follow from the one before.
create function journal_cuts(out months bigint, out broken text[]) language sql stable as $$
    select count(*), coalesce(array_agg(c.label order by c.cut_seq) filter (where not c.sound), '{}')
      from (select i.label, i.cut_seq,
                   i.cut_seq = row_number() over w
                   and i.cut_hash = journal_cut_hash(coalesce(lag(i.cut_hash) over w, ''), i.subject, i.cut_lines, i.cut_first,
                                                     i.cut_last, i.cut_digest) as sound
              from public.destruction_item i where i.cut_seq is not null window w as (order by i.cut_seq)) c
$$;

-- The journal stays append-only for everybody, the owner of the tables included, but for the lines of a month on a list that two
-- people have confirmed: a statement that takes another line, a younger one or one that is held, is undone as a whole.
create function refuse_rewrite_but_a_cut() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_user = 'tongban_owner' and exists (
        select 1 from public.destruction_list l
         where l.id::text = current_setting('tongban.journal_cut', true) and l.kind = 'JOURNAL' and l.state = 'DESTROYING'
           and l.first_by <> l.second_by) then
        return null;
    end if;
    raise exception 'TB-WALL-1 % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create function refuse_lines_that_stay() returns trigger language plpgsql as $$
begin
    if exists (select 1 from (select distinct public.journal_month(g.at) as month from gone g) m
                where m.month >= public.journal_months_kept_from()
                   or not exists (select 1 from public.destruction_item i
                                   where i.list::text = current_setting('tongban.journal_cut', true)
                                     and i.subject = public.journal_month_id(m.month)
                                     and i.result is null and i.keep_reason is null)
                   or exists (select 1 from public.legal_hold h
                               where h.subject = public.journal_month_id(m.month) and h.lifted_at is null))
       or exists (select 1 from gone g where g.id in (select public.journal_lines_held())) then
        raise exception 'TB-WALL-1 journal is append-only: no confirmed list has these lines' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
create function refuse_subjects_that_stay() returns trigger language plpgsql as $$
begin
    if exists (select 1 from gone g join public.journal j on j.id = g.journal_id) then
        raise exception 'TB-WALL-1 journal_subject is append-only: the line stands' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
drop trigger journal_append_only on journal;
create trigger journal_append_only before update or delete or truncate on journal
    for each statement execute function refuse_rewrite_but_a_cut();
create trigger journal_cut after delete on journal referencing old table as gone
    for each statement execute function refuse_lines_that_stay();
drop trigger journal_subject_append_only on journal_subject;
create trigger journal_subject_append_only before update or delete or truncate on journal_subject
    for each statement execute function refuse_rewrite_but_a_cut();
create trigger journal_subject_cut after delete on journal_subject referencing old table as gone
    for each statement execute function refuse_subjects_that_stay();
create policy audit_search_retention on audit_search to tongban_owner
    using (coalesce(current_setting('tongban.journal_cut', true), '') <> '' and current_role_name() = 'SUPERVISOR');

-- Destroys some lines of a listed month, with the reason of each search that they tell of; the journal is told how many.
-- Answers how many: fewer than asked for when the month is done, or held since.
create function cut_journal(p_list uuid, p_id uuid, p_rows int) returns int
    language plpgsql security definer set search_path = public as $$
declare v_item destruction_item; v_from timestamptz; v_until timestamptz; v_line journal; v_lines int := 0; v_digest bytea;
        v_held bigint[]; v_ids bigint[] := '{}'; v_subjects uuid[]; v_of bigint[]; v_searches uuid[]; v_seq int; v_previous bytea;
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    select * into v_item from destruction_item i where i.list = p_list and i.subject = p_id for update;
    if not found or v_item.cut_hash is not null or not is_confirmed_to_end('JOURNAL', p_id) then return 0; end if;
    v_from := journal_month_begins(date_trunc('month', v_item.ended_on)::date);
    v_until := journal_month_begins((v_item.ended_on + 1)::date);
    v_held := array(select journal_lines_held());
    v_digest := coalesce(v_item.cut_digest, '');
    for v_line in
        select * from journal j
         where j.owner_jurisdiction = current_jurisdiction() and j.at >= v_from and j.at < v_until and j.id <> all (v_held)
           and not exists (select 1 from legal_hold h where h.subject = p_id and h.lifted_at is null)
         order by j.at, j.id limit p_rows
    loop
        v_lines := v_lines + 1;
        v_ids := v_ids || v_line.id;
        v_digest := sha256(v_digest || sha256(convert_to(
            jsonb_build_array(v_line.id, v_line.owner_jurisdiction, (extract(epoch from v_line.at) * 1000000)::bigint, v_line.actor,
                              v_line.role, v_line.organ, v_line.act, v_line.purpose, to_jsonb(v_line.subject_ids),
                              to_jsonb(v_line.fields), v_line.request)::text, 'UTF8')));
    end loop;
    if v_lines > 0 then
        select array_agg(s), array_agg(j.id) into v_subjects, v_of from journal j, unnest(j.subject_ids) s where j.id = any (v_ids);
        select array_agg(substr(f, 8)::uuid) into v_searches from journal j, unnest(j.fields) f
         where j.id = any (v_ids) and j.act = 'audit-search' and f like 'search=%';
        update destruction_item
           set cut_lines = coalesce(cut_lines, 0) + v_lines, cut_digest = v_digest,
               cut_first = least(cut_first, (select min(l) from unnest(v_ids) l)),
               cut_last = greatest(cut_last, (select max(l) from unnest(v_ids) l))
         where list = p_list and subject = p_id returning * into v_item;
        perform set_config('tongban.journal_cut', p_list::text, true);
        delete from journal where id = any (v_ids);
        delete from journal_subject s using unnest(v_subjects, v_of) as x (subject, line)
         where s.owner_jurisdiction = current_jurisdiction() and s.subject = x.subject and s.journal_id = x.line;
        delete from audit_search where id = any (v_searches);
        perform set_config('tongban.journal_cut', '', true);
    end if;
    if v_lines < p_rows and v_item.cut_lines > 0 then
        select i.cut_seq, i.cut_hash into v_seq, v_previous from destruction_item i
         where i.cut_seq is not null order by i.cut_seq desc limit 1;
        update destruction_item
           set cut_seq = coalesce(v_seq, 0) + 1,
               cut_hash = journal_cut_hash(coalesce(v_previous, ''), p_id, cut_lines, cut_first, cut_last, cut_digest)
         where list = p_list and subject = p_id returning * into v_item;
        perform journal_write('erase', 'RETENTION', array[p_id],
                              array['list=' || p_list, 'month=' || to_char(v_item.ended_on, 'YYYY-MM'), 'rows=' || v_item.cut_lines,
                                    'sha256=' || encode(v_item.cut_hash, 'hex')]);
    end if;
    return v_lines;
end $$;
