create sequence subject_number_lead start with 1;
create sequence subject_number_opportunity start with 1;
create sequence subject_number_ticket start with 1;
create sequence subject_number_member start with 1;
