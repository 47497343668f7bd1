-- A hearing is asked for within five working days: who is told of it on his phone does not miss them.
alter table short_message drop constraint short_message_occasion_check;
alter table short_message add constraint short_message_occasion_check
    check (occasion in ('TAKEN_IN', 'SUPPLEMENT_ASKED', 'HEARING', 'DECIDED', 'DELIVERED', 'AUTHORISATION_ASKED'));
