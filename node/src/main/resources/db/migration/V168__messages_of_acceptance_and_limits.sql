-- Phones are told of the acceptance, and of a limit that was extended, stands still or runs again.
alter table short_message drop constraint short_message_occasion_check;
alter table short_message add constraint short_message_occasion_check
    check (occasion in ('TAKEN_IN', 'ACCEPTED', 'SUPPLEMENT_ASKED', 'LIMIT', 'HEARING', 'DECIDED', 'DELIVERED',
                        'AUTHORISATION_ASKED', 'ANSWERED'));
