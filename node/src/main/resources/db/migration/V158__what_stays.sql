-- A case whose benefit is still paid is no past matter, however long ago it was decided: what the person stated is asked again at
-- every re-check. Neither is one whose money is still owed, came back, or is claimed. The condition is that of a person's file.
create function paid_cases(p_on date) returns table (case_id uuid) language sql stable as $$
    select e.case_id from entitlement e
     where e.owed > 0 or e.returned > 0 or e.overpaid > 0 or e.claim > 0
        or exists (select 1 from entitlement_span s
                    where s.entitlement = e.number and s.what = 'AWARDED' and (s.until_month is null or s.until_month > p_on))
$$;

alter table destruction_item drop constraint destruction_item_result_check;
alter table destruction_item add constraint destruction_item_result_check
    check (result in ('DESTROYED', 'HELD', 'PAID', 'KEPT', 'GONE', 'NOT_DUE'));

-- As before, and a case whose benefit is paid is not touched, whoever asks.
create or replace function destroy_case(p_case uuid, p_purpose text) returns boolean
    language plpgsql security definer set search_path = public as $$
begin
    if current_role_name() is distinct from 'SUPERVISOR' then
        raise exception 'TB-WALL-5 records are destroyed by supervision' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from legal_hold h where h.subject = p_case and h.lifted_at is null) then return false; end if;
    if exists (select 1 from paid_cases(current_date) p where p.case_id = p_case) then return false; end if;
    if not destroy_case_key(p_case, p_purpose) then return false; end if;
    delete from case_subject where case_id = p_case;
    delete from case_document where case_id = p_case;
    update case_file set erased_at = clock_timestamp(), applicant_index = null, applicant_account = null,
                         summary_cipher = null
     where id = p_case;
    return true;
end $$;

-- Near relatives of village cadres stand in the same register (民发〔2021〕57号 第十一条). A cadre has no account: the reviewers of
-- his township enter them, and see what their body has entered. Such a row has no officer and bars nobody who signs in.
alter table relative alter officer drop not null;
alter table relative add village text check (village ~ '^[0-9]{12}$'), add cadre text check (length(cadre) between 1 and 100),
    add organ text check (length(organ) <= 120), add recorded_by uuid;
alter table relative add constraint relative_whose
    check ((officer is null) = (village is not null and cadre is not null and organ is not null and recorded_by is not null)
           and num_nonnulls(village, cadre, organ, recorded_by) in (0, 4));
create unique index relative_of_cadre on relative (owner_jurisdiction, village, cadre, id_index)
    where ended_at is null and officer is null;
create index relative_organ on relative (owner_jurisdiction, organ, recorded_at) where officer is null;
create function enters_relatives_of_cadres(p_organ text) returns boolean language sql stable parallel safe
    return current_role_name() = 'REVIEWER' and p_organ = current_setting('tongban.organ', true);
drop policy relative_own on relative;
create policy relative_own on relative
    using (officer::text = current_actor() or current_role_name() in ('SUPERVISOR', 'SYSTEM')
           or (officer is null and enters_relatives_of_cadres(organ)))
    with check (officer::text = current_actor() or (officer is null and enters_relatives_of_cadres(organ)));
grant select (village, cadre, organ, recorded_by) on relative to tongban_app;

-- As before; a look at what stands for a cadre is noted at the row, since he has no account.
create or replace function open_relatives(p_ids uuid[], p_purpose text)
    returns table (id uuid, name_cipher bytea, number_cipher bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[]; v_whose uuid[];
begin
    select array_agg(r.id), array_agg(distinct coalesce(r.officer, r.id)) into v_seen, v_whose from relative r
     where r.id = any (p_ids);
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_whose, array['relatives']);
    return query select r.id, r.name_cipher, r.number_cipher from relative r where r.id = any (v_seen);
end $$;

-- Whoever has no account calls, or stands at the counter: a clerk of the hall books for him. His name and telephone are sealed
-- under the key of the side and go with the row; the telephone is found by the side's keyed index.
alter table appointment alter account_id drop not null;
alter table appointment add name_cipher bytea, add phone_cipher bytea, add phone_index bytea, add booked_by uuid;
alter table appointment add constraint appointment_whose
    check (num_nonnulls(name_cipher, phone_cipher, phone_index, booked_by) = case when account_id is null then 4 else 0 end);
create index appointment_phone on appointment (owner_jurisdiction, office, phone_index, day) where account_id is null;
revoke select on appointment from tongban_app;
grant select (id, owner_jurisdiction, office, account_id, errand, day, starts, state, ticket, booked_at, phone_index, booked_by)
    on appointment to tongban_app;

-- Hands out what is sealed, to clerks of that hall alone, and journals it in the same statement's transaction.
create function open_visitors(p_ids uuid[], p_purpose text)
    returns table (id uuid, name_cipher bytea, phone_cipher bytea)
    language plpgsql security definer set search_path = public as $$
declare v_seen uuid[];
begin
    select array_agg(a.id) into v_seen from appointment a
     where a.id = any (p_ids) and a.account_id is null and current_role_name() = 'CLERK'
       and a.office = current_setting('tongban.organ', true);
    if v_seen is null then return; end if;
    perform journal_write('read', p_purpose, v_seen, array['name', 'mobile']);
    return query select a.id, a.name_cipher, a.phone_cipher from appointment a where a.id = any (v_seen);
end $$;
