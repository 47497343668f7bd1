-- Whatever a receiver lacks is walked over once in the order of the cases' ids, batch by batch: each goes on where the last one
-- ended and does not look again at what has been sent. What steps meanwhile behind the place that was reached is the next walk's.
alter table exchange_destination
    add column walk_from bigint,     -- steps of this transaction and later ones are the next walk's; null: no walk is under way
    add column walked_to uuid,       -- the last case that was looked at
    add constraint exchange_destination_walk check ((walk_from is null) = (walked_to is null));
