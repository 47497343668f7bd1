-- Whatever a receiver lacks is walked over once in the order of the cases' ids, batch by batch: each goes on where the last one
-- ended and does not look again at what has been sent. What steps meanwhile behind the place that was reached is the next walk's.
alter table exchange_destination
    add column walk_from bigint,     -- steps of this transaction and later ones are the next walk's; null: no walk is under way
    add column walked_to uuid,       -- the last case that was looked at
    add constraint exchange_destination_walk check ((walk_from is null) = (walked_to is null));

-- An official sees every case of his side, so what belongs to one needs no look at it row by row: lists and sums go over all of
-- them. For residents nothing changes.
alter policy joint_step_own on joint_step
    using ((select current_role_name()) is distinct from 'RESIDENT' or sees_case(case_id));
alter policy parcel_own on parcel
    using ((select current_role_name()) is distinct from 'RESIDENT' or sees_case(case_id));
create index parcel_faulty on parcel (owner_jurisdiction, case_id) where state = 'FAULTY';
